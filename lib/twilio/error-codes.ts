/** The meaning of a Twilio error code, in plain words without the number; for a code not listed, what its range tells.
 * `path` is how it was learnt, since only an answer to the request is followed by further tries. Without a code there
 * was no word from Twilio. Source: Twilio "Error and warning dictionary". */
export function meaningOf({ code, path }: FailureCode): ErrorMeaning {
    if (code === undefined) {
        return { meaning: 'Twilio gave no reason.', advice: LOOK_IN_CONSOLE };
    }
    const [, again, meaning, advice] = BY_CODE.get(code) ?? [code, 'no', ...meaningOfRange(code)];
    if (again !== 'no' && path === 'answer') {
        return { meaning, advice: GIVEN_UP };
    }
    return code === OPTED_OUT ? { meaning, advice, optedOut: true } : { meaning, advice };
}

export interface FailureCode {
    readonly code: number | undefined;
    /** `answer`: to the last request of those that were made. `callback`: after Twilio had taken the message. */
    readonly path: 'answer' | 'callback';
}

/** What a Twilio error means for the agent who reads it: what happened, and what to do about it or who can. */
export interface ErrorMeaning {
    readonly meaning: string;
    readonly advice: string;
    /** The customer asked for no more messages; every further one will be refused too. */
    readonly optedOut?: true;
}

/** Why a message that was answered with this code is sent again: Twilio did not take it, and may take it later. 'no' is
 * for one that it will never take, undefined for a code not listed. */
export function sentAgainFor(code: number | undefined): SentAgain | undefined {
    return code === undefined ? undefined : BY_CODE.get(code)?.[1];
}

/** Whether a message is sent again, and for which reason. */
export type SentAgain = 'no' | 'rate-limit' | 'queue-full';

type Row = readonly [code: number, sentAgain: SentAgain, meaning: string, advice: string];

const OPTED_OUT = 21610;

const LOOK_IN_CONSOLE = 'Send it again; if it fails again, an administrator can look in the Twilio console.';
const GIVEN_UP = 'It was sent again for a while, in vain. Send it again later.';
const AGAIN_SOON = 'The message was not delivered: send it again in a few minutes.';

const ADMIN_LOGIN = "An administrator has to check the app's Account SID and auth token, then the balance.";
const ADMIN_ACCOUNT = 'An administrator has to check the Account SID.';
const ADMIN_TWILIO = 'An administrator has to contact Twilio.';
const ADMIN_NUMBER = 'An administrator has to check the sending number or messaging service in Twilio.';
const ADMIN_SENDER = 'An administrator has to check the WhatsApp, RCS or Messenger sender in the Twilio console.';
const ADMIN_COUNTRY = 'An administrator can enable it in the Twilio console, under Messaging > Geo permissions.';
const ADMIN_TRIAL = 'An administrator can verify the number in the Twilio console, or upgrade the account.';
const ADMIN_URL = "An administrator has to check that the app's public URL can be reached from the internet.";
const ADMIN_REGISTRATION = 'An administrator has to complete the registration of the number in the Twilio console.';
const ASK_NUMBER = 'Check the number with the customer through another channel.';
const ASK_MOBILE = 'Ask the customer for a mobile number through another channel.';
const ONLY_START = 'Nobody here can undo that: only the customer can, by texting START.';
const WRITE = 'Write a text or attach a file.';
const SEVERAL = 'Send it in several messages.';
const NO_FILE = 'Send the text without the attachment, or a link.';
const SMALLER_FILE = 'Send a smaller file or a link.';
const OTHER_FORM = 'Send it as a plain text, or the file in another format.';
const REWORD = 'Word it differently.';
const REWORD_LINKS =
    'Word it differently, without short links. If it happens often, an administrator should ask Twilio.';
const LATER = 'Send it again later.';
const LATER_OR_OTHER = 'Send it again later, or reach the customer through another channel.';
const LATER_10DLC = 'Send it again later. An administrator can raise the limit in the 10DLC registration with Twilio.';
const TOMORROW_10DLC = 'Send it again tomorrow. An administrator can raise the limit in the 10DLC registration.';
const TOMORROW = 'Send it again tomorrow. An administrator can ask Twilio for a higher limit.';
const AGAIN_OR_URL = "Send it again. If it fails again, an administrator has to check the app's public URL.";
const OTHER_CHANNEL = 'Reach the customer through another channel.';
const MAY_BE_BLOCKED = 'The customer may have blocked our number; reach them through another channel.';
const BY_SMS = 'Reach the customer by SMS.';
const JOIN = 'They have to text the join code again; an administrator finds it in the Twilio console.';
const TEMPLATE = 'Wait until the customer writes again, or reach them by SMS. Templates are sent from Twilio.';

// The code, why it is sent again when it answers the request, what happened, and what to do when nothing follows.
const ROWS: readonly Row[] = [
    // Twilio refuses the message at once.
    [20003, 'no', 'Twilio does not accept our credentials, or the account is suspended or out of credit.', ADMIN_LOGIN],
    [20404, 'no', 'Twilio does not know this account.', ADMIN_ACCOUNT],
    [20429, 'rate-limit', 'Too many messages at once.', AGAIN_SOON],
    [21211, 'no', "The customer's number is not a valid phone number.", ASK_NUMBER],
    [21212, 'no', 'Our sending number is not a valid sender.', ADMIN_NUMBER],
    [21265, 'no', 'The customer wrote from a short code, which cannot be answered.', ASK_NUMBER],
    [21408, 'no', "Sending to the customer's country is not enabled.", ADMIN_COUNTRY],
    [21602, 'no', 'The message was empty.', WRITE],
    [21606, 'no', 'Our number does not belong to the account or cannot send texts.', ADMIN_NUMBER],
    [21608, 'no', 'A Twilio trial account can only text numbers verified with Twilio.', ADMIN_TRIAL],
    [OPTED_OUT, 'no', 'The customer opted out with STOP.', ONLY_START],
    [21611, 'queue-full', 'Too many messages wait for our number.', AGAIN_SOON],
    [21612, 'no', "The customer's number cannot be reached from our number.", ADMIN_NUMBER],
    [21614, 'no', "The customer's number is not a mobile number.", ASK_NUMBER],
    [21617, 'no', 'The message is longer than 1,600 characters.', SEVERAL],
    [21620, 'no', 'Twilio could not use the address of an attachment.', ADMIN_URL],
    [21621, 'no', 'Our number cannot send pictures or files.', NO_FILE],
    [21623, 'no', 'The message has too many attachments.', SEVERAL],
    [21635, 'no', "The customer's number is a landline.", ASK_NUMBER],
    [21703, 'no', 'The messaging service has no number that can send this.', ADMIN_NUMBER],
    // The way to the phone; mostly told after Twilio took the message.
    [30001, 'queue-full', 'Too many messages wait for our number.', AGAIN_SOON],
    [30002, 'no', 'Our Twilio account is suspended.', ADMIN_TWILIO],
    [30003, 'no', "The customer's phone is switched off or cannot be reached.", LATER_OR_OTHER],
    [30004, 'no', "The customer's phone or network blocks the message.", MAY_BE_BLOCKED],
    [30005, 'no', "The customer's number is unknown or no longer in use.", ASK_NUMBER],
    [30006, 'no', "The customer's number is a landline, or its network cannot be reached.", ASK_MOBILE],
    [30007, 'no', 'The mobile network filtered the message as unwanted.', REWORD_LINKS],
    [30008, 'no', 'The mobile network failed without a reason.', LATER_OR_OTHER],
    [30011, 'no', "The customer's network does not take pictures or files.", NO_FILE],
    [30019, 'no', "The attachment is too large for the customer's network.", SMALLER_FILE],
    [30022, 'no', 'Our number sends more than US networks allow it.', LATER_10DLC],
    [30023, 'no', 'Our number has used up what a US network allows it for today.', TOMORROW_10DLC],
    [30032, 'no', 'Our toll-free number is not verified.', ADMIN_REGISTRATION],
    [30034, 'no', 'Our number is not registered for texting in the US (10DLC).', ADMIN_REGISTRATION],
    // WhatsApp, RCS and Messenger.
    [63001, 'no', 'The channel does not accept our credentials.', ADMIN_SENDER],
    [63003, 'no', 'The customer is not to be found on this channel.', OTHER_CHANNEL],
    [63005, 'no', 'The channel did not accept the content.', OTHER_FORM],
    [63007, 'no', 'Our sender is not set up on this channel.', ADMIN_SENDER],
    [63008, 'no', 'The channel is not set up correctly.', ADMIN_SENDER],
    [63010, 'no', 'Twilio failed inside.', LATER],
    [63012, 'no', 'The channel failed inside.', LATER],
    [63013, 'no', "The message breaks the channel's policy.", REWORD],
    [63014, 'no', 'The customer blocked us on this channel.', OTHER_CHANNEL],
    [63015, 'no', "The customer has not joined Twilio's WhatsApp sandbox in the last three days.", JOIN],
    [63016, 'no', 'The customer last wrote over 24 hours ago: WhatsApp takes only approved templates.', TEMPLATE],
    [63018, 'rate-limit', 'Too many messages at once.', AGAIN_SOON],
    [63019, 'no', 'The channel could not fetch the attachment.', AGAIN_OR_URL],
    [63021, 'no', 'The channel did not accept the content.', OTHER_FORM],
    [63024, 'no', 'The customer cannot get messages on this channel.', OTHER_CHANNEL],
    [63032, 'no', 'WhatsApp does not let us write to this customer.', OTHER_CHANNEL],
    [63033, 'no', 'WhatsApp does not let us write to this customer.', OTHER_CHANNEL],
    [63036, 'no', "The customer's phone cannot be reached by RCS.", BY_SMS],
    // Comes with status 429, but an agent whose reply would leave tomorrow had better know.
    [63038, 'no', 'Our account has sent as many messages as it may in one day.', TOMORROW],
];

const BY_CODE: ReadonlyMap<number, Row> = new Map(ROWS.map((row) => [row[0], row]));

function meaningOfRange(code: number): readonly [meaning: string, advice: string] {
    const where = `An administrator finds it explained at https://www.twilio.com/docs/api/errors/${code}.`;
    if (code >= 30000 && code < 31000) {
        return ['The mobile network did not deliver the message.', where];
    }
    if (code >= 63000 && code < 64000) {
        return ['WhatsApp, RCS or Messenger did not accept the message.', where];
    }
    return ['Twilio did not deliver the message.', where];
}
