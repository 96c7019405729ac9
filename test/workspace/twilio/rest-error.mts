import type { Response } from 'express';
import { errorBody } from './error-table.mts';

/** Answers with an error as the REST API does: `{ code, message, more_info, status }`. */
export function refuse(response: Response, error: { readonly code: number; readonly value?: string }): void {
    const body = errorBody(error.code, error.value);
    if (body.status === 401) {
        response.set('WWW-Authenticate', 'Basic realm="Twilio API"');
    }
    response.locals.errorCode = error.code;
    response.status(body.status).json(body);
}
