import type { TwilioAnswer } from '../model/http-ports';
import { isObject, type Members } from '../model/json';

/** Why Twilio's API did not do what it was asked for. Decisions hang on the kind; the code is for people. */
export type ApiTrouble =
    /** Twilio takes none of the tokens for this account. */
    | { readonly kind: 'login' }
    | { readonly kind: 'busy' }
    /** An error of Twilio's own, or something else answered. */
    | { readonly kind: 'failing'; readonly status: number }
    | { readonly kind: 'missing' }
    | { readonly kind: 'refused'; readonly status: number; readonly code?: number }
    /** Nothing was done. */
    | { readonly kind: 'unreachable' | 'wrong-host' }
    /** It may have been done. */
    | { readonly kind: 'unanswered' };

export type ApiResult =
    | { readonly kind: 'done'; readonly body: Json; readonly date?: number }
    | { readonly kind: 'trouble'; readonly trouble: ApiTrouble };

export type Json = Members;

/** What an answer of Twilio's API comes to: its JSON, or why there is none. Source: Twilio "REST API: Errors". */
export function readApiAnswer(answer: TwilioAnswer): ApiResult {
    if (answer.kind !== 'answer') {
        return { kind: 'trouble', trouble: { kind: answer.kind } };
    }
    const { status, body, date } = answer;
    const json = toJson(body);
    if (status >= 200 && status < 300 && json !== undefined) {
        return { kind: 'done', body: json, ...(date === undefined ? {} : { date }) };
    }
    return { kind: 'trouble', trouble: troubleIn(status, json?.code) };
}

function troubleIn(status: number, code: unknown): ApiTrouble {
    switch (status) {
        case 401:
            return { kind: 'login' };
        case 404:
            return { kind: 'missing' };
        case 429:
            return { kind: 'busy' };
        default:
            return status >= 400 && status < 500
                ? { kind: 'refused', status, ...(typeof code === 'number' ? { code } : {}) }
                : { kind: 'failing', status };
    }
}

/** An object with its members; undefined for anything else. */
export function toJson(value: unknown): Json | undefined {
    return isObject(value) ? { ...value } : undefined;
}

/** A member that is a text; '' for one that is missing, null or something else. */
export function textIn(json: Json, name: string): string {
    const value = json[name];
    return typeof value === 'string' ? value : '';
}
