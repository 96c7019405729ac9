import type { CommandAnswer, Tell } from '../../model/command-answer';
import type { CommandOrder } from '../../model/command-order';
import { LATE, within } from '../../model/deadline';
import { CHECKED_WITHIN_MS } from '../../model/timing';
import { shownTime } from '../../words/agent-clock';
import { languageOf, speaking } from '../../words/say';
import { CHECK_WORDS, type CheckKey } from '../../words/topics/check';
import { readAccount } from '../account-numbers';
import { type OurSide, ourSide } from '../our-accounts';
import { checkAccount } from './check-account';
import { checkAddress } from './check-address';
import { checkAlerts } from './check-alerts';
import { checkChannel } from './check-channel';
import { checkLately } from './check-lately';
import { checkNumbers } from './check-numbers';
import { checkOmnichannel } from './check-omnichannel';
import type { CheckPorts } from './check-ports';
import { checkSettings } from './check-settings';
import { checkWaiting } from './check-waiting';
import { type CheckVisit, type Finding, findingLines, unknown } from './finding';

/** `/sms check`: what is right, what is wrong and how to mend it. What the app sees itself is told before Twilio has answered. */
export async function check(
    { caller }: CommandOrder,
    ports: CheckPorts & { readonly tell: Tell },
): Promise<CommandAnswer> {
    const language = languageOf([caller.language, ports.settings.language]);
    const say = speaking(CHECK_WORDS, language);
    const now = ports.clock.now();
    const moment = (at: number) => shownTime(at, { now, utcOffset: caller.utcOffset });
    const visit: CheckVisit = { ports, language, say, now, moment };
    const side = ourSide(ports);
    const fromTwilio = typeof side === 'string' ? [] : askTwilio(side, visit);
    const local = await Promise.all([checkOmnichannel(visit), checkWaiting(visit), checkChannel(visit)]);
    const here = [...checkSettings(visit), ...local.flat(), ...checkLately(visit)];
    const hereLines = [say('here'), ...findingLines(here)];
    if (fromTwilio.length === 0) {
        return { lines: [...hereLines, say('twilioNotAsked')] };
    }
    await ports.tell({ lines: hereLines });
    const there = (await Promise.all(fromTwilio)).flat();
    return { lines: [say('there'), ...findingLines(there)] };
}

/** Everything that is asked outside, each within its time. */
function askTwilio(
    { accounts, apiUrl, webhookUrl }: OurSide,
    visit: CheckVisit,
): readonly Promise<readonly Finding[]>[] {
    const { ports } = visit;
    const urls = [webhookUrl, webhookUrl.replace(/sms-incoming\/twilio$/, 'sms-status/twilio')];
    const readings = Promise.all(
        accounts.map((account) => readAccount(account, { askTwilio: ports.askTwilio, apiUrl })),
    );
    return [
        ...accounts.map((account) => inTime('partAccount', checkAccount(visit, { account, apiUrl }), visit)),
        inTime('partAddress', checkAddress(visit, webhookUrl), visit),
        inTime(
            'partNumbers',
            readings.then((read) => checkNumbers(visit, { readings: read, webhookUrl })),
            visit,
        ),
        ...accounts.map((account) => inTime('partAlerts', checkAlerts(visit, { account, apiUrl, urls }), visit)),
    ];
}

async function inTime(
    part: CheckKey,
    work: Promise<readonly Finding[]>,
    visit: CheckVisit,
): Promise<readonly Finding[]> {
    const { ports, say } = visit;
    const found = await within({ ms: CHECKED_WITHIN_MS, clock: ports.clock }, work);
    return found === LATE ? [unknown(say('late', { part: say(part) }))] : found;
}
