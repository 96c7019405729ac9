import type { Answer } from './model/answer';
import type { Clock, Log, SettingsSource } from './model/ports';
import type { Settings } from './model/settings';
import type { Refused } from './refused-count';
import { type Fields, parseFields } from './twilio/fields';
import { hasTokens, type SignedWebhook, verifyWebhook } from './twilio/verify';

/** A webhook as the endpoint received it. */
export interface WebhookRequest {
    /** From the root of the workspace. */
    readonly path: string;
    readonly query: Readonly<Record<string, unknown>>;
    /** The parsed body. */
    readonly content: unknown;
    readonly signature: string | undefined;
}

export interface CheckPorts {
    readonly settings: SettingsSource;
    readonly refused: Refused;
    readonly clock: Clock;
    readonly log: Log;
}

export type Checked =
    | { readonly kind: 'genuine'; readonly fields: Fields; readonly settings: Settings }
    | Extract<Answer, { readonly kind: 'unconfigured' | 'malformed' | 'refused' }>;

/** The fields of a webhook that Twilio signed for us, or the answer that it gets instead. */
export async function checkWebhook(request: WebhookRequest, ports: CheckPorts): Promise<Checked> {
    const settings = await ports.settings.current();
    if (!hasTokens(settings)) {
        return { kind: 'unconfigured', why: 'Set the Twilio auth token in the settings of the app SMS Incoming.' };
    }
    const parsed = parseFields(request.content);
    if (parsed.kind === 'malformed') {
        return { kind: 'malformed', why: `${parsed.field} is not a text` };
    }
    const webhook = { ...request, fields: parsed.fields };
    const first = verify(webhook, settings);
    if (first.kind === 'genuine') {
        return { kind: 'genuine', fields: parsed.fields, settings };
    }
    // A token that was just changed on another instance may be the reason.
    const fresh = await ports.settings.reread();
    const verdict = fresh === settings ? first : verify(webhook, fresh);
    if (verdict.kind === 'genuine') {
        return { kind: 'genuine', fields: parsed.fields, settings: fresh };
    }
    ports.refused.note({ expectedUrl: verdict.expectedUrl, now: ports.clock.now() }, ports.log);
    return verdict;
}

function verify(webhook: Omit<SignedWebhook, 'publicUrl'>, settings: Settings): ReturnType<typeof verifyWebhook> {
    return verifyWebhook({ ...webhook, publicUrl: settings.publicUrl }, settings);
}
