import { URL } from 'url';
import { isObject } from '../model/json';
import { type Json, toJson } from './api-answer';

/** The items of one page of a list, by the list's name. */
export function itemsIn(page: Json, key: string): readonly Json[] {
    const items = page[key];
    return Array.isArray(items) ? items.filter(isObject) : [];
}

/**
 * The address of the page behind this one; undefined for the last one, and for an address that is not on the host that
 * was asked, since the credentials go there. The old API gives a path, the others a whole address.
 * Source: Twilio "REST API: Best practices", paging.
 */
export function nextPage(page: Json, asked: string): string | undefined {
    const next = toJson(page.meta)?.next_page_url ?? page.next_page_uri;
    if (typeof next !== 'string' || next === '') {
        return undefined;
    }
    const base = new URL(asked);
    try {
        const url = new URL(next, base);
        return url.origin === base.origin ? url.href : undefined;
    } catch {
        return undefined;
    }
}
