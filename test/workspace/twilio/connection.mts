import type { Behaviour } from './behaviour.mts';

/** How patient Twilio is with one webhook. Times in milliseconds. */
export type Connection = {
    readonly connectMs: number;
    readonly readMs: number;
    readonly totalMs: number;
    readonly retries: number;
    readonly retryOn: ReadonlySet<string>;
};

/** Splits a configured URL into the URL Twilio requests and signs, and the overrides in its fragment.
 * Values outside Twilio's ranges are ignored. Source: Twilio "Webhooks connection overrides". */
export function parseConnection(
    configured: string,
    defaults: Behaviour['webhooks'],
): { readonly url: string; readonly connection: Connection } {
    const hash = configured.indexOf('#');
    const fields = new URLSearchParams(hash === -1 ? '' : configured.slice(hash + 1));
    const within = (name: string, range: { min: number; max: number; otherwise: number }): number => {
        const text = fields.get(name) ?? '';
        const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
        return value >= range.min && value <= range.max ? value : range.otherwise;
    };
    return {
        url: hash === -1 ? configured : configured.slice(0, hash),
        connection: {
            connectMs: within('ct', { min: 100, max: 10_000, otherwise: defaults.connectMs }),
            readMs: within('rt', { min: 100, max: 15_000, otherwise: defaults.readMs }),
            totalMs: within('tt', { min: 100, max: 15_000, otherwise: defaults.totalMs }),
            retries: within('rc', { min: 0, max: 5, otherwise: defaults.retries }),
            retryOn: new Set((fields.get('rp') ?? 'ct').split(',')),
        },
    };
}

/** Which retry policy an outcome falls under, or null when no policy covers it. 429 is retried by `4xx` and `all` only. */
export function policyFor(outcome: {
    status: number | null;
    failure: string | null;
}): 'ct' | 'rt' | '4xx' | '5xx' | null {
    if (outcome.status === null) {
        return outcome.failure === 'read' ? 'rt' : 'ct';
    }
    if (outcome.status >= 500) {
        return '5xx';
    }
    return outcome.status >= 400 ? '4xx' : null;
}

export function mayRetry(connection: Connection, policy: string | null): boolean {
    return policy !== null && (connection.retryOn.has(policy) || connection.retryOn.has('all'));
}
