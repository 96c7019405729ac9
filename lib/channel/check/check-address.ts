import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** Whether the address that Twilio calls leads to this app: asked with the wrong verb, it answers 405. */
export async function checkAddress({ ports, say }: CheckVisit, webhookUrl: string): Promise<readonly Finding[]> {
    const probed = await ports.probe(webhookUrl);
    const url = webhookUrl;
    if (probed.kind !== 'answer') {
        const isWrong = probed.kind === 'wrong-host';
        return [isWrong ? wrong(say('addressWrongHost', { url })) : unknown(say('addressUnanswered', { url }))];
    }
    switch (probed.status) {
        case WRONG_VERB:
            return [right(say('addressRight', { url }))];
        case 404:
            return [wrong(say('addressMissing', { url }))];
        default:
            return [wrong(say('addressElsewhere', { url, status: String(probed.status) }))];
    }
}

const WRONG_VERB = 405;
