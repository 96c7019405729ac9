import { accountOf } from '../model/accounts';
import type { OurNumber } from '../model/number-ports';
import { partOf } from '../twilio/destinations';
import { isOurPath, leadsTo } from '../twilio/webhook-address';
import { readAccount } from './account-numbers';
import { ourSide, type SidePorts } from './our-accounts';
import type { SweepFailure } from './sweeps';

/** Whose the texts of a number are that did not arrive here. */
export type Whose =
    /** Ours; also where Twilio does not say where the number leads, as of a short code. */
    | { readonly kind: 'ours' }
    /** It leads to another place by now. */
    | { readonly kind: 'elsewhere' }
    /** It leads to such an app under another address: an address that is set wrongly, or another workspace. */
    | { readonly kind: 'unclear' }
    | { readonly kind: 'failed'; readonly why: SweepFailure };

/** Asks Twilio, once for each account, where a number of ours leads. */
export function whoseNumbers(ports: SidePorts): (number: OurNumber) => Promise<Whose> {
    const readings = new Map<string, ReturnType<typeof readAccount>>();
    return async ({ accountSid, number }) => {
        const side = ourSide(ports);
        const account = accountOf(accountSid, ports.settings.accounts);
        if (typeof side === 'string' || account === undefined) {
            return { kind: 'ours' };
        }
        const reading = readings.get(accountSid) ?? readAccount(account, { ...ports, apiUrl: side.apiUrl });
        readings.set(accountSid, reading);
        const { numbers, troubles } = await reading;
        const decides = numbers.find((one) => one.number === number)?.decides;
        const passing = troubles.map(({ trouble }) => trouble).find(({ kind }) => PASSING.has(kind));
        if (decides === undefined) {
            return passing === undefined ? { kind: 'ours' } : { kind: 'failed', why: whyOf(passing.kind) };
        }
        const urls = [partOf(decides, 'url'), partOf(decides, 'fallbackUrl')];
        if (partOf(decides, 'application') !== '' || urls.some((url) => leadsTo(url, side.webhookUrl))) {
            return { kind: 'ours' };
        }
        return { kind: urls.some(isOurPath) ? 'unclear' : 'elsewhere' };
    };
}

const PASSING: ReadonlySet<string> = new Set(['busy', 'failing', 'unreachable', 'unanswered']);

function whyOf(kind: string): SweepFailure {
    return kind === 'busy' ? 'status-429' : kind === 'failing' ? 'status-500' : 'unanswered';
}
