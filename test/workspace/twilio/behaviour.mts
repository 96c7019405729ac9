/** What the simulator does differently from a good day at Twilio. Every field is a switch a test or the page may set at
 * any time; counters (`…Next`) count down as they are used up. Defaults are a good day. */
export type Behaviour = {
    readonly webhooks: {
        /** Twilio's own limits, milliseconds; the URL's fragment may lower them (#ct, #rt, #tt). */
        connectMs: number;
        readMs: number;
        totalMs: number;
        /** Retries after a failed connection, 0-5; the URL's fragment may change it (#rc, #rp). */
        retries: number;
        /** False leaves the From/To City, State, Zip and Country fields out. */
        geo: boolean;
    };
    /** 'default': keywords on SMS numbers; 'advanced': keywords everywhere, with OptOutType; 'off': Twilio does nothing. */
    optOut: 'default' | 'advanced' | 'off';
    readonly whatsApp: {
        /** How long after the customer's last message a free-form text is allowed; 0 means the window is always shut. */
        windowHours: number;
    };
    readonly messages: {
        /** The next n messages fail with `failCode`. */
        failNext: number;
        failCode: number;
        /** 'sync': an HTTP error; 'async': accepted, then a failed callback; 'natural': as Twilio does for that code. */
        failWhen: 'natural' | 'sync' | 'async';
        /** The next n requests are answered 429 / 20429 and not carried out. */
        tooManyRequestsNext: number;
        /** The next n requests are answered with `serverErrorStatus`. */
        serverErrorNext: number;
        serverErrorStatus: number;
        /** The next n requests are never answered. */
        hangNext: number;
        /** The next n requests have their socket closed without an answer. */
        closeNext: number;
        /** Whether requests that got a server error, no answer or a closed socket were carried out all the same. */
        carriedOut: boolean;
        /** Milliseconds before each answer. */
        slowMs: number;
        /** True closes the API's port until it is false again. */
        refuse: boolean;
    };
    readonly callbacks: {
        /** Milliseconds before each status callback. */
        delayMs: number;
        /** Newest status first. */
        shuffle: boolean;
        /** The next n callbacks never leave. */
        loseNext: number;
        /** Copies of each callback beyond the first, sent at once. */
        duplicate: number;
        /** Callbacks are over before the request that created the message is answered. */
        beforeAnswer: boolean;
        /** Whether `sending` is reported too. */
        sending: boolean;
        /** Whether WhatsApp and RCS customers read what they get. */
        read: boolean;
    };
    readonly media: {
        auth: 'required' | 'open';
        /** 'redirect': 307 to a signed URL on the CDN; 'direct': the bytes. */
        answer: 'redirect' | 'direct';
        /** What the CDN does with a request that carries an Authorization header: S3 answers 400. */
        replayedAuthorization: 'refused' | 'accepted';
        /** The first n requests for each item are answered 404, as for fresh WhatsApp media. */
        notFoundFirst: number;
        serverErrorFirst: number;
        slowMs: number;
        /** The body never ends. */
        endless: boolean;
        /** Content-Length promises more than is sent. */
        wrongLength: boolean;
        /** Content-Type is text/html, whatever the item is. */
        wrongType: boolean;
        /** Redirects for ever. */
        loop: boolean;
        /** The signed URL has expired by the time it is used: 403. */
        expiredSignature: boolean;
    };
    readonly outgoingMedia: {
        /** Milliseconds Twilio waits for a MediaUrl. */
        timeoutMs: number;
    };
};

/** A good day at Twilio; a new object at each call. */
export function goodDay(): Behaviour {
    return {
        webhooks: { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, geo: true },
        optOut: 'default',
        whatsApp: { windowHours: 24 },
        messages: {
            failNext: 0,
            failCode: 30007,
            failWhen: 'natural',
            tooManyRequestsNext: 0,
            serverErrorNext: 0,
            serverErrorStatus: 503,
            hangNext: 0,
            closeNext: 0,
            carriedOut: false,
            slowMs: 0,
            refuse: false,
        },
        callbacks: {
            delayMs: 0,
            shuffle: false,
            loseNext: 0,
            duplicate: 0,
            beforeAnswer: false,
            sending: false,
            read: true,
        },
        media: {
            auth: 'required',
            answer: 'redirect',
            replayedAuthorization: 'refused',
            notFoundFirst: 0,
            serverErrorFirst: 0,
            slowMs: 0,
            endless: false,
            wrongLength: false,
            wrongType: false,
            loop: false,
            expiredSignature: false,
        },
        outgoingMedia: { timeoutMs: 10_000 },
    };
}
