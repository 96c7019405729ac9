import { randomBytes } from 'crypto';
import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Template } from '../model/template';
import { templateText } from '../words/template-text';
import type { FirstText } from './first-text';
import { type SendFirstPorts, sendFirst } from './send-first';
import type { TemplatesHere } from './templates-here';

/** Sends a filled template by the way of every text that an agent writes first. */
export function sendTemplate(first: FirstText, ports: SendFirstPorts): Promise<CommandAnswer> {
    return sendFirst(first, randomBytes(8).toString('hex'), ports);
}

/** A filled template as the text that an agent writes into this conversation. */
export function firstTextOf(
    chosen: Template,
    values: Readonly<Record<string, string>>,
    { way, caller, roomId }: Pick<TemplatesHere, 'way'> & Pick<CommandOrder, 'caller'> & { readonly roomId: string },
): FirstText {
    const { id: agentId, language } = caller;
    const variables = Object.fromEntries(chosen.variables.map((name) => [name, values[name]?.trim() ?? '']));
    const whose = { agentId, askedIn: roomId, ...(language && { language }), mayTake: false };
    return { way, text: templateText(chosen, variables), template: { sid: chosen.sid, variables }, ...whose };
}
