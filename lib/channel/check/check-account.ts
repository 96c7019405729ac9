import type { Account } from '../../model/accounts';
import { readApiAnswer, textIn } from '../../twilio/api-answer';
import { sayTrouble } from '../../twilio/say-trouble';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** What Twilio says of an account and its login, and by how much its clock differs from ours. */
export async function checkAccount(
    visit: CheckVisit,
    { account, apiUrl }: { readonly account: Account; readonly apiUrl: string },
): Promise<readonly Finding[]> {
    const { ports, say, language } = visit;
    const url = `${apiUrl}/2010-04-01/Accounts/${account.sid}.json`;
    const result = readApiAnswer(await ports.askTwilio({ method: 'GET', url, account }));
    const about = { account: account.sid };
    if (result.kind === 'trouble') {
        const text = say('accountTrouble', { ...about, why: sayTrouble(result.trouble, language) });
        return [result.trouble.kind === 'busy' || result.trouble.kind === 'failing' ? unknown(text) : wrong(text)];
    }
    const status = textIn(result.body, 'status');
    return [
        status === 'active' || status === ''
            ? right(say('accountRight', about))
            : wrong(say('accountStatus', { ...about, status })),
        ...(textIn(result.body, 'type') === 'Trial' ? [wrong(say('accountTrial', about))] : []),
        ...(result.date === undefined ? [] : [tellClock(result.date, visit)]),
    ];
}

function tellClock(date: number, { ports, say }: CheckVisit): Finding {
    const seconds = Math.round((ports.clock.now() - date) / 1_000);
    const values = { seconds: String(Math.abs(seconds)) };
    if (Math.abs(seconds) <= CLOCK_TOLERANCE_S) {
        return right(say('clockRight'));
    }
    return wrong(say(seconds > 0 ? 'clockAhead' : 'clockBehind', values));
}

/** Twilio tells whole seconds, and the answer takes its time. */
const CLOCK_TOLERANCE_S = 20;
