import type { Account } from '../model/accounts';
import type { AskTwilio } from '../model/http-ports';
import { type ApiTrouble, type Json, readApiAnswer } from '../twilio/api-answer';
import { itemsIn, nextPage } from '../twilio/pages';

/** What was read of a list at Twilio, and what stood in the way of more. */
export interface List {
    readonly items: readonly Json[];
    readonly trouble?: ApiTrouble;
    /** Twilio's clock, in milliseconds since 1970. */
    readonly date?: number;
}

export interface ListPlace {
    readonly url: string;
    /** The name of the list in the answer. */
    readonly key: string;
}

/** A list at Twilio over all its pages, and at most so many. */
export async function readList(
    { url, key }: ListPlace,
    account: Account,
    { askTwilio, maxPages = MAX_PAGES }: { readonly askTwilio: AskTwilio; readonly maxPages?: number },
): Promise<List> {
    const items: Json[] = [];
    let date: number | undefined;
    let next: string | undefined = url;
    for (let pages = 0; next !== undefined && pages < maxPages; pages += 1) {
        const asked: string = next;
        const result = readApiAnswer(await askTwilio({ method: 'GET', url: asked, account }));
        if (result.kind === 'trouble') {
            return { items, trouble: result.trouble, ...(date === undefined ? {} : { date }) };
        }
        items.push(...itemsIn(result.body, key));
        date = result.date ?? date;
        next = nextPage(result.body, asked);
    }
    return { items, ...(date === undefined ? {} : { date }) };
}

const MAX_PAGES = 50;
