import type { SentenceKey } from '../words/languages/en';
import { type Language, say } from '../words/say';

/** The meaning of a Twilio error code, in plain words without the number; for a code not listed, what its range tells.
 * What passes by itself is said to be the agent's to repeat: after it nothing is tried again. Without a code there was no
 * word from Twilio. Source: Twilio "Error and warning dictionary". */
export function meaningOf({ code, words, language = 'en' }: FailureCode): ErrorMeaning {
    const tell = (key: SentenceKey): string => say(language, key, { words: words ?? '', code: String(code) });
    const known = code === undefined ? undefined : BY_CODE.get(code);
    if (code === undefined || known === undefined) {
        const unsaid = code === undefined ? 'noReason' : rangeOf(code);
        const advice = tell(code === undefined ? 'lookInConsole' : 'explained');
        return { meaning: tell(words === undefined ? unsaid : 'said'), advice };
    }
    const [, , meaning, advice] = known;
    const told = { meaning: tell(meaning), advice: tell(advice) };
    return code === OPTED_OUT ? { ...told, optedOut: true } : told;
}

export interface FailureCode {
    readonly code: number | undefined;
    /** What Twilio said in words, which counts where the code says nothing. */
    readonly words?: string;
    readonly language?: Language;
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

/** Whether a message failed for the sake of our account, number or sender, so that every other one fails too. */
export function isAccountsFault(code: number | undefined): boolean {
    const advice = code === undefined ? undefined : BY_CODE.get(code)?.[3];
    return advice !== undefined && code !== DEPENDS_ON_CUSTOMER && ACCOUNTS.has(advice);
}

const ACCOUNTS: ReadonlySet<SentenceKey> = new Set<SentenceKey>([
    'adminLogin',
    'adminAccount',
    'adminTwilio',
    'adminNumber',
    'adminSender',
    'adminRegistration',
]);
/** Whether a number can be reached from ours. */
const DEPENDS_ON_CUSTOMER = 21612;

type Row = readonly [code: number, isSentAgain: boolean, meaning: SentenceKey, advice: SentenceKey];

// How often a message is sent.
const AGAIN = true;
const ONCE = false;

const OPTED_OUT = 21610;

// The code, how often a message is sent that is answered with it, what happened, and what to do when nothing follows.
const ROWS: readonly Row[] = [
    // Twilio refuses the message at once.
    [20003, ONCE, 'credentials', 'adminLogin'],
    [20404, ONCE, 'noAccount', 'adminAccount'],
    [20429, AGAIN, 'tooMany', 'againSoon'],
    [21211, ONCE, 'badNumber', 'askNumber'],
    [21212, ONCE, 'badSender', 'adminNumber'],
    [21265, ONCE, 'shortCode', 'askNumber'],
    [21408, ONCE, 'country', 'adminCountry'],
    [21602, ONCE, 'empty', 'write'],
    [21606, ONCE, 'notOurs', 'adminNumber'],
    [21608, ONCE, 'trial', 'adminTrial'],
    [OPTED_OUT, ONCE, 'stopped', 'onlyStart'],
    [21611, AGAIN, 'queueFull', 'againSoon'],
    [21612, ONCE, 'unreachable', 'adminNumber'],
    [21614, ONCE, 'notMobile', 'askNumber'],
    [21617, ONCE, 'tooLong', 'several'],
    [21620, ONCE, 'badAttachment', 'adminUrl'],
    [21621, ONCE, 'noFiles', 'noFile'],
    [21623, ONCE, 'tooManyFiles', 'several'],
    [21635, ONCE, 'landline', 'askNumber'],
    [21655, ONCE, 'templateGone', 'renewTemplates'],
    [21656, ONCE, 'templateValues', 'otherValues'],
    [21703, ONCE, 'emptyService', 'adminNumber'],
    // The way to the phone; mostly told after Twilio took the message.
    [30001, AGAIN, 'queueFull', 'againSoon'],
    [30002, ONCE, 'suspended', 'adminTwilio'],
    [30003, ONCE, 'switchedOff', 'laterOrOther'],
    [30004, ONCE, 'blocks', 'mayBeBlocked'],
    [30005, ONCE, 'unknownNumber', 'askNumber'],
    [30006, ONCE, 'landlineOrAway', 'askMobile'],
    [30007, ONCE, 'filtered', 'rewordLinks'],
    [30008, ONCE, 'networkFailed', 'laterOrOther'],
    [30011, ONCE, 'networkNoFiles', 'noFile'],
    [30019, ONCE, 'fileTooLarge', 'smallerFile'],
    [30022, ONCE, 'usLimit', 'later10dlc'],
    [30023, ONCE, 'usDayLimit', 'tomorrow10dlc'],
    [30032, ONCE, 'tollFree', 'adminRegistration'],
    [30034, ONCE, 'notRegistered', 'adminRegistration'],
    // WhatsApp, RCS and Messenger.
    [63001, ONCE, 'channelCredentials', 'adminSender'],
    [63003, ONCE, 'notOnChannel', 'otherChannel'],
    [63005, ONCE, 'content', 'otherForm'],
    [63007, ONCE, 'senderNotSetUp', 'adminSender'],
    [63008, ONCE, 'channelNotSetUp', 'adminSender'],
    [63010, ONCE, 'twilioFailed', 'later'],
    [63012, ONCE, 'channelFailed', 'later'],
    [63013, ONCE, 'policy', 'reword'],
    [63014, ONCE, 'blockedUs', 'otherChannel'],
    [63015, ONCE, 'sandbox', 'join'],
    [63016, ONCE, 'window', 'template'],
    [63018, AGAIN, 'tooMany', 'againSoon'],
    [63019, ONCE, 'channelNoFile', 'againOrUrl'],
    [63021, ONCE, 'content', 'otherForm'],
    [63024, ONCE, 'cannotGet', 'otherChannel'],
    [63027, ONCE, 'templateGone', 'otherTemplate'],
    [63028, ONCE, 'templateChanged', 'renewTemplates'],
    [63032, ONCE, 'whatsappRefuses', 'otherChannel'],
    [63033, ONCE, 'whatsappRefuses', 'otherChannel'],
    [63036, ONCE, 'noRcs', 'bySms'],
    [63040, ONCE, 'templateRejected', 'otherTemplate'],
    [63041, ONCE, 'templatePaused', 'otherTemplate'],
    [63042, ONCE, 'templateDisabled', 'otherTemplate'],
    // Comes with status 429, but an agent whose reply would leave tomorrow had better know.
    [63038, ONCE, 'dayLimit', 'tomorrow'],
];

const BY_CODE: ReadonlyMap<number, Row> = new Map(ROWS.map((row) => [row[0], row]));

/** What is said of a code that is not listed. */
function rangeOf(code: number): SentenceKey {
    if (code >= 30000 && code < 31000) {
        return 'networkRange';
    }
    return code >= 63000 && code < 64000 ? 'channelRange' : 'otherRange';
}
