import type { Caller } from '../lib/model/caller';
import type { SettingsSource } from '../lib/model/ports';
import { type Language, languageOf } from '../lib/words/say';

/** The language of a caller, else of the workspace; English where the app speaks neither, or the settings cannot be read. */
export async function languageFor(
    { language }: Pick<Caller, 'language'>,
    settingsSource: Pick<SettingsSource, 'current'>,
): Promise<Language> {
    const workspace = await settingsSource.current().catch(() => undefined);
    return languageOf([language, workspace?.language]);
}
