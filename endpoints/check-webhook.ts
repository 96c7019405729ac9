import type { WatchPorts } from '../lib/channel/watch';
import { hasTokens } from '../lib/model/accounts';
import type { Clock, Log, SettingsSource } from '../lib/model/ports';
import type { Settings } from '../lib/model/settings';
import { type Fields, givenTwice, otherSpellings, parseFields } from '../lib/twilio/fields';
import { verifyWebhook } from '../lib/twilio/verify';
import type { Answer } from './answer';
import type { RefusedCount } from './refused-count';

/** A webhook as the endpoint received it. */
export interface WebhookRequest {
    /** From the root of the workspace. */
    readonly path: string;
    readonly query: Readonly<Record<string, unknown>>;
    /** The parsed body. */
    readonly content: unknown;
    readonly signature: string | undefined;
}

export interface CheckPorts extends Omit<WatchPorts, 'settings'> {
    readonly settingsSource: SettingsSource;
    readonly refused: RefusedCount;
    readonly clock: Clock;
    readonly log: Log;
}

export type Checked =
    | { readonly kind: 'genuine'; readonly fields: Fields; readonly settings: Settings }
    | Extract<Answer, { readonly kind: 'unconfigured' | 'malformed' | 'refused' }>;

/** The fields of a webhook that Twilio signed for us, or the answer that it gets instead. */
export async function checkWebhook(request: WebhookRequest, ports: CheckPorts): Promise<Checked> {
    const settings = await ports.settingsSource.current();
    if (!hasTokens(settings.accounts)) {
        return { kind: 'unconfigured', why: 'Set the Twilio auth token in the settings of the app SMS Incoming.' };
    }
    const parsed = parseFields(request.content);
    if (parsed.kind === 'malformed') {
        return { kind: 'malformed', why: `${parsed.field} is not a text` };
    }
    const { fields } = parsed;
    const twice = givenTwice(fields);
    if (twice !== undefined) {
        return { kind: 'malformed', why: `${twice} is given more than once, and a text has only one` };
    }
    const spellings = otherSpellings(request.content);
    const verify = ({ accounts, publicAddress }: Settings) =>
        verifyWebhook({ ...request, fields, spellings, publicAddress }, accounts);
    const first = verify(settings);
    if (first.kind === 'genuine') {
        return { kind: 'genuine', fields, settings };
    }
    // A token that was just changed on another instance may be the reason.
    const fresh = await ports.settingsSource.reread();
    const verdict = fresh === settings ? first : verify(fresh);
    if (verdict.kind === 'genuine') {
        return { kind: 'genuine', fields, settings: fresh };
    }
    ports.refused.note({ expectedUrl: verdict.expectedUrl, now: ports.clock.now() }, ports.log);
    return verdict;
}
