import { addressKey } from '../model/address';
import { readWay, type WayToAnswer } from '../model/room';
import { type FilledTemplate, readFilledTemplate } from '../model/template';
import type { Pending } from '../queue/pending';

/** What an agent writes to a customer who need not have written. */
export interface FirstText {
    readonly way: WayToAnswer;
    /** In Rocket.Chat's Markdown, as everything that agents write. */
    readonly text: string;
    /** What leaves in place of the text, which says it. */
    readonly template?: FilledTemplate;
    readonly agentId: string;
    /** The agent's, as `de`, where they have chosen one. */
    readonly language?: string;
    /** The room in which the agent asked for it, where they are told what came of it. */
    readonly askedIn: string;
    /** Whether the agent takes the conversation over where a colleague has it. */
    readonly mayTake: boolean;
    /** The conversation into which an attempt wrote it, or died before it did. */
    readonly inRoom?: string;
}

/** The lane of what agents write first: that of the customer and our number, since two of them open one conversation. */
export function laneOfFirst({ way }: Pick<FirstText, 'way'>): string {
    return firstLane(addressKey(way.from), addressKey(way.to));
}

/** The same, by the keys of both. */
export function firstLane(customer: string, ours: string): string {
    return `first:${customer}>${ours}`;
}

/** Its key, by an id that it has from the moment at which the agent was asked about it. */
export function keyOfFirst(id: string): string {
    return `first:${id}`;
}

/** The text that waits; undefined for something else, and for one that was stored in a way that cannot be read. */
export function firstTextIn({ kind, work }: Pending): FirstText | undefined {
    return kind === 'first' ? readFirstText(work) : undefined;
}

/** The text as the store returns it; undefined for anything else. */
export function readFirstText(stored: unknown): FirstText | undefined {
    const { way, text, template, agentId, language, askedIn, mayTake, inRoom }: Readonly<Record<string, unknown>> =
        typeof stored === 'object' && stored !== null ? { ...stored } : {};
    const known = readWay(way);
    if (known === undefined || typeof text !== 'string' || typeof agentId !== 'string' || typeof askedIn !== 'string') {
        return undefined;
    }
    const filled = readFilledTemplate(template);
    const whose = { agentId, askedIn, ...(typeof language === 'string' && { language }) };
    const where = typeof inRoom === 'string' ? { inRoom } : {};
    return { way: known, text, ...(filled && { template: filled }), ...whose, mayTake: mayTake === true, ...where };
}
