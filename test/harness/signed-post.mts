import { createRequire } from 'node:module';
import { type Dispatcher, request } from 'undici';

/** The official package is CommonJS and has no usable ESM names. */
export const { getExpectedTwilioSignature } = createRequire(import.meta.url)('twilio') as typeof import('twilio');

export interface PostOptions {
    /** The token to sign with; the workspace's own unless told. `false` sends no signature. */
    readonly sign?: string | false;
    /** Sends the fields as JSON rather than as a form; the signature is over the fields all the same. */
    readonly json?: boolean;
    /** Query parameters, part of what is signed. A string is used as it is, without its `?`. */
    readonly query?: Readonly<Record<string, string>> | string;
    /** Over those that the request would have. */
    readonly headers?: Readonly<Record<string, string>>;
    /** The verb; POST unless told. */
    readonly method?: string;
    /** True resolves with the answer, though the app may still work on the text (let-go.mts). */
    readonly isAnswerEnough?: boolean;
    /** What is signed instead of the address posted to. */
    readonly signedUrl?: string;
}

export interface PostAnswer {
    readonly status: number;
    /** Content-Type, '' when there is none. */
    readonly type: string;
    readonly body: string;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

interface Posting {
    /** Where the request goes, without the query. */
    readonly address: string;
    /** What Twilio believes the address to be, without the query. */
    readonly publicAddress: string;
    readonly fields: Fields;
    readonly token: string;
    readonly options: PostOptions;
}

/** Posts as Twilio does, signed by Twilio's own package. Nothing of the app is used. */
export async function signedPost({ address, publicAddress, fields, token, options }: Posting): Promise<PostAnswer> {
    const { sign = token, json = false, method = 'POST' } = options;
    const query = queryText(options.query);
    const signedUrl = options.signedUrl ?? `${publicAddress}${query}`;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const { statusCode, headers, body } = await request(`${address}${query}`, {
        method: method as Dispatcher.HttpMethod,
        headers: {
            ...(hasBody && { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded' }),
            ...(sign !== false && { 'x-twilio-signature': getExpectedTwilioSignature(sign, signedUrl, { ...fields }) }),
            ...options.headers,
        },
        ...(hasBody && { body: json ? JSON.stringify(fields) : form(fields) }),
    });
    return { status: statusCode, type: String(headers['content-type'] ?? ''), body: await body.text() };
}

function queryText(query: PostOptions['query']): string {
    const text = typeof query === 'string' ? query : new URLSearchParams(query).toString();
    return text === '' ? '' : `?${text}`;
}

function form(fields: Fields): string {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one) => [name, one] as [string, string]),
    );
    return new URLSearchParams(pairs).toString();
}
