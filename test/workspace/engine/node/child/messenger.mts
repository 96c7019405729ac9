import { callAccessor } from './accessor-calls.mts';
import { ask } from './wire.mts';

const ACCESSOR = 'accessor:';

interface Descriptor {
    readonly method: string;
    readonly params?: readonly unknown[];
}

/**
 * What the engine's accessors call for everything they do. In Rocket.Chat's Node child an accessor runs in the child and
 * only bridge calls reach the host, so `accessor:` methods are answered here.
 */
export async function sendRequest({ method, params = [] }: Descriptor): Promise<{ readonly result: unknown }> {
    if (method.startsWith(ACCESSOR)) {
        return { result: await callAccessor(method.slice(ACCESSOR.length), params) };
    }
    return ask(method, params);
}
