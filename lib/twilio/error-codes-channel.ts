import type { ErrorMeaning } from './error-codes';

const ADMIN_SENDER = 'An administrator has to check the WhatsApp, RCS or Messenger sender in the Twilio console.';
const OTHER_CHANNEL = 'Reach the customer through another channel.';
const REWORD = 'Send it as a plain text, or the file in another format.';
const LATER = 'Try again later.';

/** Errors of WhatsApp, RCS and Messenger (63xxx). Source: Twilio "Error and warning dictionary". */
export const CHANNEL_ERRORS: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
    [63001, { meaning: 'The channel does not accept our credentials.', advice: ADMIN_SENDER }],
    [63003, { meaning: 'The customer is not to be found on this channel.', advice: OTHER_CHANNEL }],
    [63005, { meaning: 'The channel did not accept the content.', advice: REWORD }],
    [63007, { meaning: 'Our sender is not set up on this channel.', advice: ADMIN_SENDER }],
    [63008, { meaning: 'The channel is not set up correctly.', advice: ADMIN_SENDER }],
    [63010, { meaning: 'Twilio failed inside.', advice: LATER }],
    [63012, { meaning: 'The channel failed inside.', advice: LATER }],
    [63013, { meaning: "The message breaks the channel's policy.", advice: 'Word it differently.' }],
    [
        63014,
        {
            meaning: 'The customer blocked us on this channel.',
            advice: OTHER_CHANNEL,
        },
    ],
    [
        63015,
        {
            meaning: "The customer has not joined Twilio's WhatsApp sandbox, or has been away for three days.",
            advice: 'They have to text the join code again; an administrator finds it in the Twilio console.',
        },
    ],
    [
        63016,
        {
            meaning: 'The customer last wrote more than 24 hours ago, so WhatsApp takes approved templates only.',
            advice: 'Wait until the customer writes again, or reach them by SMS. Templates are sent from Twilio.',
        },
    ],
    [63018, { meaning: 'Too many messages at once.', advice: 'Nothing to do: it is tried again by itself.' }],
    [
        63019,
        {
            meaning: 'The channel could not fetch the attachment.',
            advice: "Send it again. If it fails again, an administrator has to check the app's public URL.",
        },
    ],
    [63021, { meaning: 'The channel did not accept the content.', advice: REWORD }],
    [63024, { meaning: 'The customer cannot get messages on this channel.', advice: OTHER_CHANNEL }],
    [63032, { meaning: 'WhatsApp does not let us write to this customer.', advice: OTHER_CHANNEL }],
    [63033, { meaning: 'WhatsApp does not let us write to this customer.', advice: OTHER_CHANNEL }],
    [63036, { meaning: "The customer's phone cannot be reached by RCS.", advice: 'Reach the customer by SMS.' }],
    [
        63038,
        {
            meaning: 'Our account has sent as many messages as it may in one day.',
            advice: 'Try again tomorrow. An administrator can ask Twilio for a higher limit.',
        },
    ],
]);
