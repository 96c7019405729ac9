import type { Response } from 'express';
import type { Behaviour } from './behaviour.mts';
import { refuse } from './rest-error.mts';

/** How a request ends when it does not end well. 'answered': nothing more to do; 'spoil': see `end`. */
export type Fault =
    | { readonly kind: 'none' }
    | { readonly kind: 'answered' }
    | { readonly kind: 'spoil'; readonly carriedOut: boolean; end(response: Response): void };

/** The fault that the rules for a request want. A busy Twilio has answered when this returns. */
export function faultOf(
    { answer, carriedOut, errorStatus }: Pick<Behaviour['messages'], 'answer' | 'carriedOut' | 'errorStatus'>,
    response: Response,
): Fault {
    switch (answer) {
        case 'busy':
            refuse(response, { code: 20429 });
            return { kind: 'answered' };
        case 'silence':
            return { kind: 'spoil', carriedOut, end: () => undefined };
        case 'closed':
            return { kind: 'spoil', carriedOut, end: (closing) => void closing.socket?.destroy() };
        case 'error':
            return { kind: 'spoil', carriedOut, end: (failing) => fail(failing, errorStatus) };
        default:
            return { kind: 'none' };
    }
}

function fail(response: Response, status: number): void {
    response.locals.errorCode = 20500;
    const message = 'Service is unavailable. Please try again';
    const more_info = 'https://www.twilio.com/docs/errors/20500';
    response.status(status).json({ code: 20500, message, more_info, status });
}
