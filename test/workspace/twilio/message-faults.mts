import type { Response } from 'express';
import type { Exchange } from './exchange.mts';
import { refuse } from './rest-error.mts';

/** How a request to send ends when it does not end well. 'answered': nothing more to do; 'spoil': see `end`. */
export type Fault =
    | { readonly kind: 'none' }
    | { readonly kind: 'answered' }
    | { readonly kind: 'spoil'; readonly carriedOut: boolean; end(response: Response): void };

/** Takes the next fault that `behaviour.messages` has in store, and counts it down. */
export function nextFault(exchange: Exchange, response: Response): Fault {
    const { messages } = exchange.behaviour;
    if (messages.tooManyRequestsNext > 0) {
        messages.tooManyRequestsNext -= 1;
        refuse(response, { code: 20429 });
        return { kind: 'answered' };
    }
    if (messages.hangNext > 0) {
        messages.hangNext -= 1;
        return { kind: 'spoil', carriedOut: messages.carriedOut, end: () => undefined };
    }
    if (messages.closeNext > 0) {
        messages.closeNext -= 1;
        return { kind: 'spoil', carriedOut: messages.carriedOut, end: (closing) => void closing.socket?.destroy() };
    }
    if (messages.serverErrorNext > 0) {
        messages.serverErrorNext -= 1;
        const status = messages.serverErrorStatus;
        const message = 'Service is unavailable. Please try again';
        return {
            kind: 'spoil',
            carriedOut: messages.carriedOut,
            end: (failing) => {
                failing.locals.errorCode = 20500;
                const more_info = 'https://www.twilio.com/docs/errors/20500';
                failing.status(status).json({ code: 20500, message, more_info, status });
            },
        };
    }
    return { kind: 'none' };
}
