/** Every sentence that we add to a conversation, in one place so that it can be translated. A name in braces stands for
 * what `worded` puts there, and `ourLines` makes it a line that no customer can imitate. They say what happened and, where something can be done, what to do. */
export const WORDING = {
    forwardedOnce: '↪️ Forwarded message',
    forwardedMany: '↪️ Forwarded many times',
    repliedToUs: '↩️ In reply to one of our messages',
    repliedTo: '↩️ In reply to an earlier message',
    repliedToOwn: '↩️ In reply to an earlier message of their own',
    buttonTapped: '🔘 Tapped the button above',
    buttonNamed: '🔘 Tapped the button: {text}',
    listChosen: '🔘 Chosen from the list above',
    listNamed: '🔘 Chosen from the list: {text}',
    location: '📍 Location: {place}',
    locationUnnamed: '📍 Location',
    locationUnreadable: '📍 The coordinates could not be read: {coordinates}',
    referral: '📣 Came from an ad or post',
    referralNamed: '📣 Came from an ad or post: {headline}',
    interactive: '📝 Filled in a form:',
    pair: '{name}: {value}',
    missingAnswers: '📝 Answers of the form that are left out: {count}',
    missingMedia: '📎 Files announced but not delivered by Twilio: {count}',
    optedOut: '⛔ The customer asked not to be texted again. Replies will be refused until they send START.',
    optedIn: '✅ The customer can be texted again.',
    askedHelp: 'ℹ️ The customer asked for help. Twilio has sent its help text.',
    cannotAnswer: '⚠️ This sender cannot be answered: {sender} is not a phone number.',
    shortCode: '⚠️ {sender} is a short code, usually an automatic sender: a reply may not arrive.',
    emptyText: '(empty text)',
    onlyInWebhook: '(a message without words: Twilio’s log does not keep what was in it, such as a place or a choice)',
    unknownType: '(a message of the type “{type}”, which cannot be shown here)',
    refused: '⚠️ A text of the customer could not be shown: Rocket.Chat refused it ({why}).',
    unreadable: '⚠️ What came with this text could not be shown: it was stored in a way that cannot be read.',
    waited: '🕐 Arrived {time} ago and waited until now',
    answered: '🤖 The customer got this automatic answer: {reply}',
    media: '📎 {name} could not be shown: {why}.',
} as const;

/** Why a file is not in the conversation: the end of `WORDING.media`. */
export const MEDIA_WORDING = {
    'origin-refused': 'its address is not ours at Twilio, so it was not fetched',
    'too-large': 'it is larger than this workspace accepts',
    'type-not-accepted': 'this workspace does not accept files of this type',
    'not-found': 'Twilio does not have it any more',
    'download-failed': 'it could not be fetched from Twilio',
    'empty-file': 'the file is empty',
    'rocket-chat-refused': 'Rocket.Chat did not accept it',
    'media-off': 'pictures and files are switched off',
} as const;

/** How long that is, rounded down: minutes, from two hours on hours, from two days on days. */
export function timeInWords(ms: number): string {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 120) {
        return `${minutes} minutes`;
    }
    return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / (24 * 60))} days`;
}

/** What the app says, as lines of a message: quoted, which whatever a customer types never is, since `escapeMarkdown`
 * leaves no `>` at the start of a line what it was. So an agent sees whose words they are. */
export function ourLines(said: string): string {
    return said
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
}

/** The sentence with its names in braces replaced; a name without a value stays as it is. */
export function worded(sentence: string, values: Readonly<Record<string, string>>): string {
    const byName = new Map(Object.entries(values));
    return sentence.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => byName.get(name) ?? whole);
}
