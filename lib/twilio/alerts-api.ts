import { URLSearchParams } from 'url';
import { type Json, textIn } from './api-answer';
import { otherHost } from './api-hosts';

/** What Twilio could not do with a webhook. */
export interface Alert {
    readonly code: number;
    /** The status of our answer; undefined where there was none. */
    readonly httpStatus?: number;
    readonly url: string;
    /** Milliseconds since 1970. */
    readonly at: number;
}

/** Where the alerts of an account are listed; undefined where the API's host has no such other host. No account is
 * named: it is the one that logs in. Source: Twilio "Monitor REST API: Alerts", of which the last 30 days can be had. */
export function alertsUrl(apiUrl: string, since: number): { readonly url: string; readonly key: string } | undefined {
    const host = otherHost(apiUrl, 'monitor');
    const from = new Date(since).toISOString().replace(/\.\d+Z$/, 'Z');
    return host === undefined
        ? undefined
        : { url: `${host}/v1/Alerts?PageSize=1000&StartDate=${encodeURIComponent(from)}`, key: 'alerts' };
}

/** An alert from Twilio's JSON; undefined for one without a code. Our answer's status stands in its text, which is a form. */
export function readAlert(json: Json): Alert | undefined {
    const code = Number(textIn(json, 'error_code'));
    const status = Number(new URLSearchParams(textIn(json, 'alert_text')).get('httpResponse') ?? '');
    if (!Number.isInteger(code) || code === 0) {
        return undefined;
    }
    const at = Date.parse(textIn(json, 'date_generated') || textIn(json, 'date_created'));
    const url = textIn(json, 'request_url');
    return { code, url, at: Number.isNaN(at) ? 0 : at, ...(status > 0 ? { httpStatus: status } : {}) };
}
