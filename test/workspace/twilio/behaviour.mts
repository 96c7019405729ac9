/** What the simulator does, by what it is about. The defaults are a good day at Twilio; rules (rules.mts) change them for
 * some customers, some of our numbers, some texts, or so many requests. */
export type Behaviour = {
    /** One webhook: a customer's text or a status callback. */
    readonly webhooks: {
        /** Twilio's own limits, milliseconds; the URL's fragment may lower them (#ct, #rt, #tt). */
        readonly connectMs: number;
        readonly readMs: number;
        readonly totalMs: number;
        /** Retries after a failed connection, 0-5; the URL's fragment may change it (#rc, #rp). */
        readonly retries: number;
        /** False leaves the From/To City, State, Zip and Country fields out. */
        readonly geo: boolean;
    };
    /** One text of a customer. */
    readonly optOut: {
        /** 'default': on SMS numbers; 'advanced': everywhere, with OptOutType; 'off': Twilio does nothing. */
        readonly keywords: 'default' | 'advanced' | 'off';
    };
    /** One message to a WhatsApp customer. */
    readonly whatsApp: {
        /** How long after the customer's last message a free-form text is allowed; 0 means the window is always shut. */
        readonly windowHours: number;
    };
    /** One request to send a message. */
    readonly messages: {
        /** 'busy': 429 / 20429, never carried out; 'error': `errorStatus`; 'silence': none ever; 'closed': the socket is. */
        readonly answer: 'normal' | 'busy' | 'error' | 'silence' | 'closed';
        readonly errorStatus: number;
        /** Whether a request that got an error, silence or a closed socket was carried out all the same. */
        readonly carriedOut: boolean;
        /** The code that the message fails with; 0: none. */
        readonly failCode: number;
        /** 'sync': an HTTP error; 'async': accepted, then a failed callback; 'natural': as Twilio does for that code. */
        readonly failWhen: 'natural' | 'sync' | 'async';
        /** Milliseconds before the answer. */
        readonly slowMs: number;
    };
    /** One request to the REST API for anything but messages and media: accounts, numbers, services, senders, alerts. */
    readonly api: {
        /** As for `messages`. */
        readonly answer: 'normal' | 'busy' | 'error' | 'silence' | 'closed';
        readonly errorStatus: number;
        readonly carriedOut: boolean;
        /** Milliseconds before the answer. */
        readonly slowMs: number;
        /** By how much Twilio's clock, as the answer tells it, is ahead of this machine's. */
        readonly clockAheadMs: number;
    };
    /** One status callback. */
    readonly callbacks: {
        /** Milliseconds before it. */
        readonly delayMs: number;
        /** The message's newest status first. */
        readonly shuffle: boolean;
        /** It never leaves. */
        readonly lost: boolean;
        /** Copies beyond the first, sent at once. */
        readonly duplicate: number;
        /** It is over before the request that created the message is answered. */
        readonly beforeAnswer: boolean;
        /** Whether `sending` is reported too. */
        readonly sending: boolean;
        /** Whether WhatsApp and RCS customers read what they get. */
        readonly read: boolean;
    };
    /** One request for the bytes of a customer's attachment, from the API's answer to what the CDN does with it. */
    readonly media: {
        readonly auth: 'required' | 'open';
        /** 'redirect': 307 to a signed URL on the CDN; 'direct': the bytes; 'missing': 404, as for fresh WhatsApp media;
         * 'error': 500. */
        readonly answer: 'redirect' | 'direct' | 'missing' | 'error';
        /** What the CDN does with a request that carries an Authorization header: S3 answers 400. */
        readonly replayedAuthorization: 'refused' | 'accepted';
        readonly slowMs: number;
        /** The body never ends. */
        readonly endless: boolean;
        /** Content-Length promises more than is sent. */
        readonly wrongLength: boolean;
        /** Content-Type is text/html, whatever the item is. */
        readonly wrongType: boolean;
        /** Redirects for ever. */
        readonly loop: boolean;
        /** The signed URL has expired by the time it is used: 403. */
        readonly expiredSignature: boolean;
    };
    /** One message with MediaUrls. */
    readonly outgoingMedia: {
        /** Milliseconds Twilio waits for each. */
        readonly timeoutMs: number;
    };
};

/** What one kind of behaviour is about. */
export type Section = keyof Behaviour;

/** A good day at Twilio. */
export const GOOD_DAY: Behaviour = {
    webhooks: { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, geo: true },
    optOut: { keywords: 'default' },
    whatsApp: { windowHours: 24 },
    messages: {
        answer: 'normal',
        errorStatus: 503,
        carriedOut: false,
        failCode: 0,
        failWhen: 'natural',
        slowMs: 0,
    },
    api: { answer: 'normal', errorStatus: 503, carriedOut: false, slowMs: 0, clockAheadMs: 0 },
    callbacks: {
        delayMs: 0,
        shuffle: false,
        lost: false,
        duplicate: 0,
        beforeAnswer: false,
        sending: false,
        read: true,
    },
    media: {
        auth: 'required',
        answer: 'redirect',
        replayedAuthorization: 'refused',
        slowMs: 0,
        endless: false,
        wrongLength: false,
        wrongType: false,
        loop: false,
        expiredSignature: false,
    },
    outgoingMedia: { timeoutMs: 10_000 },
};
