import express, { type Request, type RequestHandler, type Response } from 'express';
import { asJson } from './events.mts';

const BODY_LIMIT = '64mb';

/** Parses a JSON body of whatever kind; agents' files come in it as `{ "base64": "…" }`. */
export const jsonBody: RequestHandler = express.json({ limit: BODY_LIMIT, strict: false, reviver: withBytes });

/** A route whose answer is what `work` returns, as JSON, and whose errors are 400 with their text. */
export function json(work: (request: Request) => unknown): RequestHandler {
    return async (request: Request, response: Response) => {
        try {
            const made = await work(request);
            response.type('application/json').send(asJson(made === undefined ? { success: true } : made));
        } catch (error) {
            response
                .status(400)
                .json({ success: false, error: error instanceof Error ? error.message : String(error) });
        }
    };
}

/** The named fields of a JSON object body. Throws when the body is no object. */
export function bodyOf(request: Request): Record<string, unknown> {
    const body: unknown = request.body;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
        throw new Error('A JSON object is needed as the body');
    }
    return body as Record<string, unknown>;
}

function withBytes(_name: string, value: unknown): unknown {
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 1) {
        const base64: unknown = Reflect.get(value, 'base64');
        return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : value;
    }
    return value;
}
