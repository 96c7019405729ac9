import type { Answer } from '../../../endpoints/answer.ts';
import type { WebhookRequest } from '../../../endpoints/check-webhook.ts';
import { type FakeProcess, type FakeWorkspace, fakeWorkspace } from '../fake-ports.mts';
import type { Call, Hook } from './calls.mts';
import { recoverAll } from './outcome.mts';

/** Texts that arrive one after the other, or all at once, and what is to stand in the room at the end. */
export interface Story {
    readonly name: string;
    prepare?(workspace: FakeWorkspace, process: FakeProcess): Promise<void>;
    readonly requests: readonly WebhookRequest[];
    readonly atOnce?: boolean;
    readonly shown: readonly string[];
}

export interface Told {
    readonly workspace: FakeWorkspace;
    /** Calls of the process under test from the first request on, without those of the minute job. */
    readonly calls: readonly Call[];
    /** Whether a text was handed over a second time, since the first had no answer or a 500. */
    readonly isRepeated: boolean;
}

/** What happens to one process at one call. */
export type Fate = (told: { readonly workspace: FakeWorkspace; readonly one: FakeProcess }) => Hook;

/**
 * Tells a story to process `one` under a fate that strikes at its call of this number, counted from 1. Twilio hands a
 * text over again, to process `two`, when it got no answer within 15 s or a 500, and the job runs there until all is
 * done.
 */
export async function tell(story: Story, strike?: { readonly at: number; readonly fate: Fate }): Promise<Told> {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    const two = workspace.start('two');
    await story.prepare?.(workspace, one);
    await clock.quiet();
    const before = calls.made.length;
    const fate = strike?.fate({ workspace, one });
    const isStruck = ({ number, process }: Call) => process === 'one' && number - before === strike?.at;
    calls.hook = {
        before: (call) => (isStruck(call) ? fate?.before?.(call) : undefined),
        after: (call) => (isStruck(call) ? fate?.after?.(call) : undefined),
    };
    const answers: Answer[] = [];
    const handOver = async (request: WebhookRequest) => {
        const answer = await answerOf(one, request, workspace);
        answers.push(answer);
        if (answer.kind === 'failed' && !isKept(request, workspace)) {
            await answerOf(two, request, workspace);
        }
    };
    if (story.atOnce === true) {
        await clock.until(Promise.all(story.requests.map(handOver)));
    } else {
        for (const request of story.requests) {
            await clock.until(handOver(request));
        }
    }
    await clock.quiet();
    const made = calls.made.slice(before).filter(({ process }) => process === 'one');
    calls.hook = {};
    await recoverAll(two, workspace);
    return { workspace, calls: made, isRepeated: answers.some(({ kind }) => kind === 'failed') };
}

/** The answer, or that of a proxy when there is none in time. */
function answerOf(process: FakeProcess, request: WebhookRequest, { clock }: FakeWorkspace): Promise<Answer> {
    return Promise.race([process.deliver(request), clock.wait(15_000).then((): Answer => ({ kind: 'failed' }))]);
}

/** A text without a MessageSid cannot be recognised when it is sent again, so nobody does once it is in the store. */
function isKept({ content }: WebhookRequest, { records, omnichannel }: FakeWorkspace): boolean {
    const hasSid = typeof content === 'object' && content !== null && 'MessageSid' in content;
    const isStored = records.some(({ labels }) =>
        labels.some((label) => label === 'pending' || label.startsWith('history:')),
    );
    return !hasSid && (isStored || omnichannel.messages.length > 0);
}
