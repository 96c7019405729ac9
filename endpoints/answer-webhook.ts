import { noteLost } from '../lib/channel/sweeps';
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
        if (LOSING.has(answer.kind)) {
            noteLost(ports.sweepMemory, arrivedAt);
        }
    }
}

/** The answers after which Twilio may give a text up. */
const LOSING: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>(['refused', 'unconfigured', 'failed']);
