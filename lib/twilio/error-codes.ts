/** The meaning of a Twilio error code, in plain words without the number; for a code not listed, what its range tells.
 * What passes by itself is said to be the agent's to repeat: after it nothing is tried again. Without a code there was no
 * word from Twilio. Source: Twilio "Error and warning dictionary". */
export function meaningOf({ code, words }: FailureCode): ErrorMeaning {
    const said = words === undefined ? undefined : `Twilio says: “${words}”.`;
    if (code === undefined) {
        return { meaning: said ?? 'Twilio gave no reason.', advice: LOOK_IN_CONSOLE };
    }
    if (!BY_CODE.has(code) && said !== undefined) {
        return { meaning: said, advice: meaningOfRange(code)[1] };
    }
    const [, , meaning, advice] = BY_CODE.get(code) ?? [code, ONCE, ...meaningOfRange(code)];
    return code === OPTED_OUT ? { meaning, advice, optedOut: true } : { meaning, advice };
}

export interface FailureCode {
    readonly code: number | undefined;
    /** What Twilio said in words, which counts where the code says nothing. */
    readonly words?: string;
}

/** What a Twilio error means for the agent who reads it: what happened, and what to do about it or who can. */
export interface ErrorMeaning {
    readonly meaning: string;
    readonly advice: string;
    /** The customer asked for no more messages; every further one will be refused too. */
    readonly optedOut?: true;
}

/** Whether a message that was answered with this code is sent again, since Twilio did not take it and may take it later;
 * undefined for a code not listed. */
export function isSentAgain(code: number | undefined): boolean | undefined {
    return code === undefined ? undefined : BY_CODE.get(code)?.[1];
}

type Row = readonly [code: number, isSentAgain: boolean, meaning: string, advice: string];

// How often a message is sent.
const AGAIN = true;
const ONCE = false;

const OPTED_OUT = 21610;

const LOOK_IN_CONSOLE = 'Send it again; if it fails again, an administrator can look in the Twilio console.';
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

// The code, how often a message is sent that is answered with it, what happened, and what to do when nothing follows.
const ROWS: readonly Row[] = [
    // Twilio refuses the message at once.
    [20003, ONCE, 'Twilio does not accept our credentials, or the account is suspended or out of credit.', ADMIN_LOGIN],
    [20404, ONCE, 'Twilio does not know this account.', ADMIN_ACCOUNT],
    [20429, AGAIN, 'Too many messages at once.', AGAIN_SOON],
    [21211, ONCE, "The customer's number is not a valid phone number.", ASK_NUMBER],
    [21212, ONCE, 'Our sending number is not a valid sender.', ADMIN_NUMBER],
    [21265, ONCE, 'The customer wrote from a short code, which cannot be answered.', ASK_NUMBER],
    [21408, ONCE, "Sending to the customer's country is not enabled.", ADMIN_COUNTRY],
    [21602, ONCE, 'The message was empty.', WRITE],
    [21606, ONCE, 'Our number does not belong to the account or cannot send texts.', ADMIN_NUMBER],
    [21608, ONCE, 'A Twilio trial account can only text numbers verified with Twilio.', ADMIN_TRIAL],
    [OPTED_OUT, ONCE, 'The customer opted out with STOP.', ONLY_START],
    [21611, AGAIN, 'Too many messages wait for our number.', AGAIN_SOON],
    [21612, ONCE, "The customer's number cannot be reached from our number.", ADMIN_NUMBER],
    [21614, ONCE, "The customer's number is not a mobile number.", ASK_NUMBER],
    [21617, ONCE, 'The message is longer than 1,600 characters.', SEVERAL],
    [21620, ONCE, 'Twilio could not use the address of an attachment.', ADMIN_URL],
    [21621, ONCE, 'Our number cannot send pictures or files.', NO_FILE],
    [21623, ONCE, 'The message has too many attachments.', SEVERAL],
    [21635, ONCE, "The customer's number is a landline.", ASK_NUMBER],
    [21703, ONCE, 'The messaging service has no number that can send this.', ADMIN_NUMBER],
    // The way to the phone; mostly told after Twilio took the message.
    [30001, AGAIN, 'Too many messages wait for our number.', AGAIN_SOON],
    [30002, ONCE, 'Our Twilio account is suspended.', ADMIN_TWILIO],
    [30003, ONCE, "The customer's phone is switched off or cannot be reached.", LATER_OR_OTHER],
    [30004, ONCE, "The customer's phone or network blocks the message.", MAY_BE_BLOCKED],
    [30005, ONCE, "The customer's number is unknown or no longer in use.", ASK_NUMBER],
    [30006, ONCE, "The customer's number is a landline, or its network cannot be reached.", ASK_MOBILE],
    [30007, ONCE, 'The mobile network filtered the message as unwanted.', REWORD_LINKS],
    [30008, ONCE, 'The mobile network failed without a reason.', LATER_OR_OTHER],
    [30011, ONCE, "The customer's network does not take pictures or files.", NO_FILE],
    [30019, ONCE, "The attachment is too large for the customer's network.", SMALLER_FILE],
    [30022, ONCE, 'Our number sends more than US networks allow it.', LATER_10DLC],
    [30023, ONCE, 'Our number has used up what a US network allows it for today.', TOMORROW_10DLC],
    [30032, ONCE, 'Our toll-free number is not verified.', ADMIN_REGISTRATION],
    [30034, ONCE, 'Our number is not registered for texting in the US (10DLC).', ADMIN_REGISTRATION],
    // WhatsApp, RCS and Messenger.
    [63001, ONCE, 'The channel does not accept our credentials.', ADMIN_SENDER],
    [63003, ONCE, 'The customer is not to be found on this channel.', OTHER_CHANNEL],
    [63005, ONCE, 'The channel did not accept the content.', OTHER_FORM],
    [63007, ONCE, 'Our sender is not set up on this channel.', ADMIN_SENDER],
    [63008, ONCE, 'The channel is not set up correctly.', ADMIN_SENDER],
    [63010, ONCE, 'Twilio failed inside.', LATER],
    [63012, ONCE, 'The channel failed inside.', LATER],
    [63013, ONCE, "The message breaks the channel's policy.", REWORD],
    [63014, ONCE, 'The customer blocked us on this channel.', OTHER_CHANNEL],
    [63015, ONCE, "The customer has not joined Twilio's WhatsApp sandbox in the last three days.", JOIN],
    [63016, ONCE, 'The customer last wrote over 24 hours ago: WhatsApp takes only approved templates.', TEMPLATE],
    [63018, AGAIN, 'Too many messages at once.', AGAIN_SOON],
    [63019, ONCE, 'The channel could not fetch the attachment.', AGAIN_OR_URL],
    [63021, ONCE, 'The channel did not accept the content.', OTHER_FORM],
    [63024, ONCE, 'The customer cannot get messages on this channel.', OTHER_CHANNEL],
    [63032, ONCE, 'WhatsApp does not let us write to this customer.', OTHER_CHANNEL],
    [63033, ONCE, 'WhatsApp does not let us write to this customer.', OTHER_CHANNEL],
    [63036, ONCE, "The customer's phone cannot be reached by RCS.", BY_SMS],
    // Comes with status 429, but an agent whose reply would leave tomorrow had better know.
    [63038, ONCE, 'Our account has sent as many messages as it may in one day.', TOMORROW],
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
