import { type HeardPorts, noteHeard } from '../lib/channel/note-heard';
import type { AttemptTextPorts } from '../lib/inbound/attempt-text';
import { type GenuineWebhook, receiveText, type TextAnswer } from '../lib/inbound/receive-text';

/** A text is received, and the number that it came to is known to be ours from then on; the answer does not wait for that. */
export async function takeText(webhook: GenuineWebhook, ports: AttemptTextPorts & HeardPorts): Promise<TextAnswer> {
    const answer = await receiveText(webhook, ports);
    if (answer.kind === 'accepted') {
        void noteHeard(webhook, ports);
    }
    return answer;
}
