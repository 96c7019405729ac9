import type { Account } from '../model/accounts';
import type { AskTwilio } from '../model/http-ports';
import type { Clock } from '../model/ports';
import type { Template } from '../model/template';
import { DAY_MS, TEMPLATES_FRESH_MS } from '../model/timing';
import type { Templates } from '../outbound/ports';
import { readTemplate, templatesUrl } from '../twilio/content';
import { readList } from './read-list';

/** The lists of templates that a process has read, by the AccountSid. */
export type TemplateMemory = Map<string, KnownTemplates>;

interface KnownTemplates {
    readonly list: readonly Template[];
    readonly readAt: number;
}

/** The templates of an account, from memory while they are fresh: so long nobody notices what changes at Twilio. */
export function templatesOver(
    askTwilio: AskTwilio,
    { memory, clock }: { readonly memory: TemplateMemory; readonly clock: Clock },
): Templates {
    return async (account, apiUrl, { isRenewed }) => {
        const known = memory.get(account.sid);
        const ageMs = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.readAt;
        if (known !== undefined && !isRenewed && ageMs < TEMPLATES_FRESH_MS) {
            return { list: known.list };
        }
        const read = await readTemplates(account, apiUrl, askTwilio);
        if (read.trouble === undefined) {
            memory.set(account.sid, { list: read.list, readAt: clock.now() });
            return read;
        }
        return known !== undefined && ageMs < DAY_MS ? { ...read, list: known.list } : read;
    };
}

async function readTemplates(account: Account, apiUrl: string, askTwilio: AskTwilio): ReturnType<Templates> {
    const url = templatesUrl(apiUrl);
    if (url === undefined) {
        return { list: [], trouble: { kind: 'wrong-host' } };
    }
    const { items, trouble } = await readList({ url, key: 'contents' }, account, { askTwilio });
    return { list: items.flatMap((item) => readTemplate(item) ?? []), ...(trouble && { trouble }) };
}
