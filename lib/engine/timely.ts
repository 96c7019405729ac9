import { ACCESSOR_TIMEOUT_MS } from '../model/timing';
import { Failure } from '../model/trouble';
import { troubleIn } from './rocketchat-error';

/**
 * The accessor's result, or a Failure: also when it takes too long, since one that never ends would hold its
 * conversation up for ever. What it asked for may still happen. Nothing of what was handed over is in the Failure.
 */
export function timely<T>(call: Promise<T>, handedOver?: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Failure({ kind: 'unanswered' })), ACCESSOR_TIMEOUT_MS);
        call.then(resolve, (error) => reject(new Failure(troubleIn(asError(error).message, handedOver)))).finally(() =>
            clearTimeout(timer),
        );
    });
}

/** A rejection as an Error. Engines before 1.53 reject with what came over the pipe, which is no Error but holds one. */
export function asError(error: unknown): Error {
    if (error instanceof Error) {
        return error;
    }
    const inner = typeof error === 'object' && error !== null && 'error' in error ? error.error : undefined;
    const told = typeof inner === 'object' && inner !== null && 'message' in inner ? inner.message : undefined;
    return new Error(typeof told === 'string' ? told : '');
}

/** The result, or a rejection after so many milliseconds: the timeout of Rocket.Chat's http ends with the headers, and a
 * body may never end. */
export function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no answer in time')), ms);
        work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
