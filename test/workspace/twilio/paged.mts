import type { Request } from 'express';
import type { Exchange } from './exchange.mts';

type Json = Readonly<Record<string, unknown>>;

/** What a list is asked for with: `PageSize`, `Page`. Twilio gives no page more than a thousand. */
const MAX_PAGE_SIZE = 1_000;
const PAGE_SIZE = 50;

/** One page of a list, with the addresses of those beside it: paths for the old API, whole URLs for the others.
 * Source: Twilio "REST API: Best practices", paging; the official client's Page. */
export function pageOf(
    exchange: Exchange,
    request: Request,
    { key, items, style }: { readonly key: string; readonly items: readonly Json[]; readonly style: 'uri' | 'meta' },
): Json {
    const size = Math.min(MAX_PAGE_SIZE, Math.max(1, Number(request.query.PageSize) || PAGE_SIZE));
    const page = Math.max(0, Number(request.query.Page) || 0);
    const shown = items.slice(page * size, (page + 1) * size);
    const linkTo = (number: number): string => {
        const [path = '', asked = ''] = request.originalUrl.split('?');
        const query = new URLSearchParams(asked);
        query.set('PageSize', String(size));
        query.set('Page', String(number));
        return `${style === 'meta' ? exchange.urls.api : ''}${path}?${query}`;
    };
    const next = (page + 1) * size < items.length ? linkTo(page + 1) : null;
    const previous = page > 0 ? linkTo(page - 1) : null;
    if (style === 'meta') {
        const meta = { page, page_size: size, key, url: linkTo(page), first_page_url: linkTo(0) };
        return { meta: { ...meta, next_page_url: next, previous_page_url: previous }, [key]: shown };
    }
    const start = page * size;
    const place = { page, page_size: size, start, end: Math.max(start, start + shown.length - 1) };
    const uris = { first_page_uri: linkTo(0), next_page_uri: next, previous_page_uri: previous, uri: linkTo(page) };
    return { ...uris, ...place, [key]: shown };
}
