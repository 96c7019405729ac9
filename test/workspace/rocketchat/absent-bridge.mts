/**
 * A bridge for what the workspace does not have: the engine can hold it and ask it for permissions, and every call that
 * would reach Rocket.Chat rejects with a text that says so.
 */
export function absentBridge<B extends object>(name: string, base: { readonly prototype: B }): B {
    const bridge: B = Object.create(base.prototype);
    return new Proxy(bridge, {
        get(target, property, receiver) {
            if (property in target || typeof property === 'symbol' || property === 'then')
                return Reflect.get(target, property, receiver);
            return () => {
                throw notPartOfWorkspace(`${name}.${property}`);
            };
        },
    });
}

/** The error of a call that the workspace does not answer. */
export function notPartOfWorkspace(what: string): Error {
    return new Error(`${what} is not part of the workspace`);
}
