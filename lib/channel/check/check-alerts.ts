import type { Account } from '../../model/accounts';
import { type Alert, alertsUrl, readAlert } from '../../twilio/alerts-api';
import { sayTrouble } from '../../twilio/say-trouble';
import { leadsTo } from '../../twilio/webhook-address';
import type { CheckKey } from '../../words/topics/check';
import { readList } from '../read-list';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** What Twilio could not hand over to our addresses in the last days, by cause. */
export async function checkAlerts(
    visit: CheckVisit,
    { account, apiUrl, urls }: { readonly account: Account; readonly apiUrl: string; readonly urls: readonly string[] },
): Promise<readonly Finding[]> {
    const { ports, say, language, now } = visit;
    const list = alertsUrl(apiUrl, now - DAYS * 24 * 60 * 60_000);
    if (list === undefined) {
        return [];
    }
    const { items, trouble } = await readList(list, account, { askTwilio: ports.askTwilio, maxPages: MAX_PAGES });
    const alerts = items
        .map(readAlert)
        .filter((alert): alert is Alert => alert !== undefined)
        .filter(({ url }) => urls.some((ours) => leadsTo(url, ours)));
    const groups = new Map<string, [Alert, ...Alert[]]>();
    for (const alert of alerts) {
        const cause = `${alert.code} ${alert.httpStatus}`;
        groups.set(cause, [alert, ...(groups.get(cause) ?? [])]);
    }
    return [
        ...Array.from(groups.values(), (group) => tellGroup(group, visit)),
        ...(trouble === undefined || trouble.kind === 'login'
            ? []
            : [unknown(say('alertsUnread', { why: sayTrouble(trouble, language) }))]),
        ...(trouble === undefined && groups.size === 0 ? [right(say('noAlerts', { days: String(DAYS) }))] : []),
    ];
}

const DAYS = 3;
const MAX_PAGES = 3;

function tellGroup(group: readonly [Alert, ...Alert[]], { say, moment }: CheckVisit): Finding {
    const [first] = group;
    const at = moment(Math.max(...group.map((alert) => alert.at)));
    const code = String(first.code);
    const cause = say(causeOf(first), { status: String(first.httpStatus ?? ''), code });
    return wrong(say('alert', { count: String(group.length), at, code, cause }));
}

/** What an alert comes from, and what helps. Source: Twilio "Error and warning dictionary". */
function causeOf({ code, httpStatus }: Alert): CheckKey {
    if (code === HTTP_FAILURE && httpStatus !== undefined) {
        return httpStatus >= 500 ? 'alertServer' : (STATUSES[httpStatus] ?? 'alertStatus');
    }
    return CODES[code] ?? 'alertOther';
}

const HTTP_FAILURE = 11200;

const STATUSES: Readonly<Record<number, CheckKey>> = { 403: 'alertRefused', 404: 'alertMissing', 405: 'alertVerb' };

const CODES: Readonly<Record<number, CheckKey>> = {
    11200: 'alertSlow',
    11205: 'alertConnection',
    11210: 'alertHost',
    11215: 'alertRedirects',
    11220: 'alertTls',
    11235: 'alertTls',
    11236: 'alertTls',
    11237: 'alertTls',
    11241: 'alertTls',
    11242: 'alertTls',
    11750: 'alertNotUs',
    11770: 'alertNotUs',
    12100: 'alertNotUs',
    12200: 'alertNotUs',
    12300: 'alertNotUs',
};
