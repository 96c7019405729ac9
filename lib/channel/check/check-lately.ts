import type { Warning } from '../../model/ports';
import { speaking } from '../../words/say';
import { CHECK_CHANNEL_WORDS } from '../../words/topics/check-channel';
import { inCode, shownUrl } from '../tell-connect';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** What this process refused lately, and what failed last. */
export function checkLately(visit: CheckVisit): readonly Finding[] {
    const { ports, say, now, language } = visit;
    const recent = ports.warnings().filter(({ at }) => now - at <= LATELY_MS);
    const refused = recent.find(({ event }) => event === REFUSED);
    const fields = ports.warnings().find(({ event }) => event === NO_CUSTOM_FIELD)?.fields.fields;
    const [last] = recent.filter(isError).sort((one, other) => other.at - one.at);
    return [
        refused === undefined ? right(say('nothingRefused')) : tellRefused(refused, visit),
        ...(last === undefined ? [right(say('noError'))] : [tellError(last, visit)]),
        ...(fields === undefined
            ? []
            : [unknown(speaking(CHECK_CHANNEL_WORDS, language)('noCustomFields', { fields: String(fields) }))]),
    ];
}

const LATELY_MS = 24 * 60 * 60_000;
const REFUSED = 'sms.refused';
const NO_CUSTOM_FIELD = 'sms.no-custom-field';

/** Events that name an error, and no ordinary day's. */
function isError({ event }: Warning): boolean {
    return /-failed$|\.failed$|-not-stored$|\.not-told$|\.unreadable$|-refused$/.test(event);
}

function tellRefused({ fields, at, times }: Warning, { say, moment }: CheckVisit): Finding {
    return wrong(
        say('refused', { count: String(times), url: shownUrl(String(fields.expectedUrl ?? '')), at: moment(at) }),
    );
}

function tellError({ event, fields, at, times }: Warning, { say, moment }: CheckVisit): Finding {
    const why = inCode(String(fields.why ?? fields.reason ?? fields.outcome ?? '')) || '–';
    return wrong(say('lastError', { event, at: moment(at), why, times: String(times) }));
}
