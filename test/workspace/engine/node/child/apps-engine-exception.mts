import { require } from './engine-require.mts';

interface ExceptionModule {
    readonly AppsEngineException: new (...parameters: readonly unknown[]) => Error;
}

/** The class that apps are given too, so that what they throw is recognised. */
export const { AppsEngineException } =
    require('@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.js') as ExceptionModule;
