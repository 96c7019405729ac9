import type { ErrorMeaning } from './error-codes';

const LATER = 'Try again later, or reach the customer through another channel.';
const ADMIN_REGISTRATION = 'An administrator has to complete the registration of the number in the Twilio console.';

/** Errors of the way to the phone, reported after Twilio took the message (300xx).
 * Source: Twilio "Error and warning dictionary". */
export const DELIVERY_ERRORS: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
    [
        30001,
        { meaning: 'Too many messages wait for our number.', advice: 'Nothing to do: it is tried again by itself.' },
    ],
    [30002, { meaning: 'Our Twilio account is suspended.', advice: 'An administrator has to contact Twilio.' }],
    [30003, { meaning: "The customer's phone is switched off or cannot be reached.", advice: LATER }],
    [
        30004,
        {
            meaning: "The customer's phone or network blocks the message.",
            advice: 'The customer may have blocked our number; reach them through another channel.',
        },
    ],
    [
        30005,
        {
            meaning: "The customer's number is unknown or no longer in use.",
            advice: 'Check the number with the customer through another channel.',
        },
    ],
    [
        30006,
        {
            meaning: "The customer's number is a landline, or its network cannot be reached.",
            advice: 'Ask the customer for a mobile number through another channel.',
        },
    ],
    [
        30007,
        {
            meaning: 'The mobile network filtered the message as unwanted.',
            advice: 'Word it differently, without short links. If it happens often, an administrator should ask Twilio.',
        },
    ],
    [30008, { meaning: 'The mobile network failed without a reason.', advice: LATER }],
    [
        30011,
        {
            meaning: "The customer's network does not take pictures or files.",
            advice: 'Send the text without the attachment, or a link.',
        },
    ],
    [
        30019,
        {
            meaning: "The attachment is too large for the customer's network.",
            advice: 'Send a smaller file or a link.',
        },
    ],
    [
        30022,
        {
            meaning: 'Our number sends more than US networks allow it.',
            advice: 'Try again later. An administrator can raise the limit in the 10DLC registration with Twilio.',
        },
    ],
    [
        30023,
        {
            meaning: 'Our number has used up what a US network allows it for today.',
            advice: 'Try again tomorrow. An administrator can raise the limit in the 10DLC registration with Twilio.',
        },
    ],
    [30032, { meaning: 'Our toll-free number is not verified.', advice: ADMIN_REGISTRATION }],
    [30034, { meaning: 'Our number is not registered for texting in the US (10DLC).', advice: ADMIN_REGISTRATION }],
]);
