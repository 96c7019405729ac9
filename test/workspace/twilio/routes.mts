/** Where to connect for a URL: the same path under another origin when a route says so. */
export function connectTo(
    url: string,
    routes: ReadonlyMap<string, string>,
): { readonly url: string; readonly host: string } {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed === null) {
        return { url, host: '' };
    }
    const target = routes.get(parsed.origin);
    const rest = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
    return { url: target === undefined ? url : target.replace(/\/$/, '') + rest, host: parsed.host };
}
