import { packageFolder } from './package-folder.mts';

/** Names the folder of another Apps-Engine than the installed one, for this process and its children (test/engines). */
export const ENGINE_FOLDER = 'SMS_APPS_ENGINE_FOLDER';

/** The folder of the Apps-Engine that runs here. */
export function engineFolder(): string {
    return process.env[ENGINE_FOLDER] ?? packageFolder('@rocket.chat/apps-engine');
}
