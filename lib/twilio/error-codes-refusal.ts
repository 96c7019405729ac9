import type { ErrorMeaning } from './error-codes';

const FIX_NUMBER = 'Check the number with the customer through another channel.';
const ADMIN_SENDER = 'An administrator has to check the sending number or messaging service in Twilio.';

/** Errors with which Twilio refuses a message at once (2xxxx). Source: Twilio "Error and warning dictionary". */
export const REFUSAL_ERRORS: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
    [
        20003,
        {
            meaning: 'Twilio does not accept our credentials, or the account is suspended or out of credit.',
            advice: "An administrator has to check the Account SID and auth token in the app's settings, then the balance.",
        },
    ],
    [
        20404,
        { meaning: 'Twilio does not know this account.', advice: 'An administrator has to check the Account SID.' },
    ],
    [20429, { meaning: 'Too many messages at once.', advice: 'Nothing to do: it is tried again by itself.' }],
    [21211, { meaning: "The customer's number is not a valid phone number.", advice: FIX_NUMBER }],
    [21212, { meaning: 'Our sending number is not a valid sender.', advice: ADMIN_SENDER }],
    [21265, { meaning: 'The customer wrote from a short code, which cannot be answered.', advice: FIX_NUMBER }],
    [
        21408,
        {
            meaning: "Sending to the customer's country is not enabled.",
            advice: 'An administrator can enable it in the Twilio console, under Messaging > Geo permissions.',
        },
    ],
    [21602, { meaning: 'The message was empty.', advice: 'Write a text or attach a file.' }],
    [21606, { meaning: 'Our number does not belong to the account or cannot send texts.', advice: ADMIN_SENDER }],
    [
        21608,
        {
            meaning: 'A Twilio trial account can only text numbers verified with Twilio.',
            advice: 'An administrator can verify the number in the Twilio console, or upgrade the account.',
        },
    ],
    [
        21610,
        {
            meaning: 'The customer opted out with STOP.',
            advice: 'Nobody here can undo that: only the customer can, by texting START.',
            optedOut: true,
        },
    ],
    [
        21611,
        { meaning: 'Too many messages wait for our number.', advice: 'Nothing to do: it is tried again by itself.' },
    ],
    [21612, { meaning: "The customer's number cannot be reached from our number.", advice: ADMIN_SENDER }],
    [21614, { meaning: "The customer's number is not a mobile number.", advice: FIX_NUMBER }],
    [21617, { meaning: 'The message is longer than 1,600 characters.', advice: 'Send it in several messages.' }],
    [
        21620,
        {
            meaning: 'Twilio could not use the address of an attachment.',
            advice: "An administrator has to check that the app's public URL can be reached from the internet.",
        },
    ],
    [21621, { meaning: 'Our number cannot send pictures or files.', advice: 'Send the text without the attachment.' }],
    [21623, { meaning: 'The message has too many attachments.', advice: 'Send them in several messages.' }],
    [21635, { meaning: "The customer's number is a landline.", advice: FIX_NUMBER }],
    [21703, { meaning: 'The messaging service has no number that can send this.', advice: ADMIN_SENDER }],
]);
