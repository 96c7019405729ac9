/** A JSON-RPC request as the engine's handlers take it. */
export interface EngineRequest {
    readonly id: string | number;
    readonly method: string;
    readonly params?: unknown;
    readonly context: { readonly logger: EngineLogger };
}

export interface EngineLogger {
    hasEntries(): boolean;
    getLogs(): unknown;
}

export type Handler = (request: EngineRequest) => unknown;

/** The engine's accessors; `getReader` and the others give an app what it calls. */
export interface EngineAccessors {
    getDefaultAppAccessors(): unknown;
    getReader(): object;
}

/** The engine's own AppAccessorManager, and what of its manager it uses here. */
export interface ManagerOfAccessors {
    getBridges(): object;
    getOneById(): object;
}

/** What the published engine provides; the program's entry, written in bundle.mts, hands it over. */
export interface EngineParts {
    /** By the first part of a method's name. */
    readonly handlers: Readonly<Record<string, Handler>>;
    readonly registry: { get(key: string): unknown; set(key: string, value: unknown): void };
    readonly accessors: EngineAccessors;
    readonly Logger: new (method: string) => EngineLogger;
    /** The package that apps may require beside the engine's. */
    readonly uuid: unknown;
    readonly rewriteSource: (source: string) => string;
    readonly AppAccessorManager: new (manager: ManagerOfAccessors) => object;
    readonly JsonRpcError: new (
        message: string,
        code: number,
    ) => { readonly message: string; readonly code: number; readonly data?: unknown };
}

let provided: EngineParts | undefined;

export function provideEngineParts(parts: EngineParts): void {
    provided = parts;
}

/** What the published engine provides. Throws when it is asked for while the program is still loading. */
export function engineParts(): EngineParts {
    if (!provided) {
        throw new Error('The engine’s parts are not there yet');
    }
    return provided;
}
