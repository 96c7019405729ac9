import { noteWebhook } from '../lib/channel/note-fortune';
import { noteLost } from '../lib/channel/sweeps';
import { watch } from '../lib/channel/watch';
import type { GenuineWebhook } from '../lib/inbound/receive-text';
import type { Settings } from '../lib/model/settings';
import type { Answer } from './answer';
import { type CheckPorts, checkWebhook, type WebhookRequest } from './check-webhook';

/** What a story makes of a webhook that Twilio signed for us, with the settings by which it was checked. */
export type Story<Ports> = (webhook: GenuineWebhook, ports: Ports & { readonly settings: Settings }) => Promise<Answer>;

/** The answer to a webhook: that of its story, or why it did not come to that. */
export async function answerWebhook<Ports extends CheckPorts>(
    request: WebhookRequest,
    story: Story<Ports>,
    ports: Ports,
): Promise<Answer> {
    const arrivedAt = ports.clock.now();
    let answer: Answer = { kind: 'failed' };
    try {
        const checked = await checkWebhook(request, ports);
        answer =
            checked.kind === 'genuine'
                ? await story(
                      { fields: checked.fields, query: request.query, arrivedAt },
                      { ...ports, settings: checked.settings },
                  )
                : checked;
        return answer;
    } finally {
        void afterwards({ request, answer, arrivedAt }, ports);
    }
}

interface Answered {
    readonly request: WebhookRequest;
    readonly answer: Answer;
    readonly arrivedAt: number;
}

/** What the answer tells of the channel is noted, and told where the job does not. Twilio does not wait for that. */
async function afterwards({ request, answer, arrivedAt }: Answered, ports: CheckPorts): Promise<void> {
    if (LOSING.has(answer.kind)) {
        noteLost(ports.sweepMemory, arrivedAt);
    }
    if (answer.kind === 'accepted') {
        noteWebhook(ports.watchMemory, 'taken', arrivedAt);
    } else if (answer.kind !== 'failed' && LOSING.has(answer.kind) && looksGenuine(request)) {
        noteWebhook(ports.watchMemory, 'refused', arrivedAt);
    }
    try {
        await watch({ isJob: false }, { ...ports, settings: await ports.settingsSource.current() });
    } catch {
        // Without settings there is no room to tell, and the next webhook tries again.
    }
}

/** Whether a webhook that is not signed for us looks as if Twilio had sent it: everybody may send anything. */
function looksGenuine({ signature, content }: WebhookRequest): boolean {
    const fields = typeof content === 'object' && content !== null ? { ...content } : {};
    const { AccountSid, MessageSid }: { readonly AccountSid?: unknown; readonly MessageSid?: unknown } = fields;
    const areSids = /^AC[0-9a-f]{32}$/i.test(String(AccountSid)) && /^(?:SM|MM)[0-9a-f]{32}$/i.test(String(MessageSid));
    return areSids && /^[A-Za-z0-9+/]{27}=$/.test(signature ?? '');
}

/** The answers after which Twilio may give a text up. */
const LOSING: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>(['refused', 'unconfigured', 'failed']);
