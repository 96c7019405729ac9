export type KnownError = {
    readonly message: string;
    /** HTTP status when Twilio refuses the request with this code. */
    readonly status: number;
    /** Whether the code comes with the answer or later, in a callback. */
    readonly when: 'sync' | 'async';
    /** The state of a message that fails later. */
    readonly state: 'failed' | 'undelivered';
};

const sync = (message: string, status = 400): KnownError => ({ message, status, when: 'sync', state: 'failed' });
const async = (message: string, state: KnownError['state'] = 'undelivered'): KnownError => ({
    message,
    status: 400,
    when: 'async',
    state,
});

/** Twilio's error dictionary, as far as messaging needs it. `%` stands for the value that was wrong. */
const ERRORS: ReadonlyMap<number, KnownError> = new Map([
    [11200, async('HTTP retrieval failure', 'failed')],
    [11751, async('Media Message - Media exceeds messaging provider size limit', 'failed')],
    [12300, async('Invalid Content-Type', 'failed')],
    [14103, async('Invalid Body', 'failed')],
    [20001, sync('Invalid parameter %')],
    [20003, sync('Authenticate', 401)],
    [20404, sync('The requested resource % was not found', 404)],
    [20429, sync('Too Many Requests', 429)],
    [20500, sync('An internal server error has occurred', 500)],
    [20503, sync('Service is unavailable. Please try again', 503)],
    [21211, sync("Invalid 'To' Phone Number: %")],
    [21212, sync('Invalid From Number (caller ID): %')],
    [21265, sync("'To' phone number cannot be a Short Code: %")],
    [21408, sync('Permission to send an SMS has not been enabled for the region indicated by the To number: %')],
    [21502, sync('Invalid SMS URL: %')],
    [21602, sync('Message body is required.')],
    [21603, sync("A 'From' phone number is required.")],
    [21604, sync("A 'To' phone number is required.")],
    [21606, sync("The 'From' phone number % is not a valid, message-capable Twilio phone number for this account.")],
    [21608, sync('The number % is unverified. Trial accounts cannot send messages to unverified numbers.')],
    [21609, sync("Invalid 'StatusCallback' URL: %")],
    [21610, sync('Attempt to send to unsubscribed recipient')],
    [21611, sync('This From number % has exceeded the maximum number of queued messages', 429)],
    [21612, sync("Message cannot be sent with the current combination of 'To' and/or 'From' parameters: %")],
    [21614, sync('To number: % is not a mobile number')],
    [21617, sync('The concatenated message body exceeds the 1600 character limit')],
    [21620, sync('Invalid media URL(s)')],
    [21621, sync('The From number % has not been enabled for picture messaging')],
    [21623, sync('Number of media files exceeds allowed limit')],
    [21635, sync("'To' number % cannot be a landline")],
    [21655, sync('The ContentSid is Invalid')],
    [21656, sync('The ContentVariables Parameter is invalid')],
    [21703, sync('The Messaging Service does not have a phone number available to send a message')],
    [21705, sync('The Messaging Service Sid % is invalid.')],
    [21910, sync('Invalid From and To pair. From and To should be of the same channel')],
    [30001, async('Queue overflow', 'failed')],
    [30002, async('Account suspended', 'failed')],
    [30003, async('Unreachable destination handset')],
    [30004, async('Message blocked')],
    [30005, async('Unknown destination handset')],
    [30006, async('Landline or unreachable carrier')],
    [30007, async('Message filtered')],
    [30008, async('Unknown error')],
    [30011, async('MMS not supported by the receiving phone number in this region', 'failed')],
    [30019, async('Content size exceeds carrier limit')],
    [30022, async('US A2P 10DLC - Rate limits exceeded')],
    [30023, async('US A2P 10DLC - Daily message cap reached')],
    [30032, async('Toll-free number has not been verified')],
    [30034, async('Message from an unregistered number')],
    [63003, async('Channel could not find To address', 'failed')],
    [63005, async('Channel did not accept given content. Please see Channel specific error message', 'failed')],
    [63007, sync('Twilio could not find a Channel with the specified From address')],
    [63013, async('This message send failed because it violates Channel provider policy', 'failed')],
    [63014, async('This message failed to be delivered to the user because it was blocked by a user action', 'failed')],
    [63015, async('Channel Sandbox can only send messages to phone numbers that have joined the Sandbox', 'failed')],
    [63016, async('Failed to send freeform message because you are outside the allowed window')],
    [63018, async('Rate limit exceeded for Channel', 'failed')],
    [63019, async('Media failed to download', 'failed')],
    [63021, async('Channel invalid content error', 'failed')],
    [63024, async('Invalid message recipient')],
    [63028, async('Number of parameters provided does not match the expected number of parameters', 'failed')],
    [63032, async('User cannot receive this message due to WhatsApp limitations')],
    [63033, async('Recipient unsubscribed to receive this message')],
    [63036, async('The recipient phone number is not reachable by RCS', 'failed')],
    [63040, async('Template rejected', 'failed')],
    [63041, async('Template paused', 'failed')],
    [63042, async('Template disabled', 'failed')],
    [63038, sync('Account exceeded the daily messages limit', 429)],
]);

/** What is known of a code; a code that is not in the table is an undelivered message with an unknown error. */
export function errorFor(code: number): KnownError {
    return ERRORS.get(code) ?? async('Unknown error');
}

export type ErrorBody = {
    readonly code: number;
    readonly message: string;
    readonly more_info: string;
    readonly status: number;
};

/** The body of an error answer of the REST API. `value` is put where the message names what was wrong. */
export function errorBody(code: number, value = ''): ErrorBody {
    const { message, status } = errorFor(code);
    const more_info = `https://www.twilio.com/docs/errors/${code}`;
    return { code, message: message.replace('%', value), more_info, status };
}
