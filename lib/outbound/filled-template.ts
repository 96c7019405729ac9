import type { CommandOrder } from '../model/command-order';
import type { Template } from '../model/template';
import { templateText } from '../words/template-text';
import type { FirstText } from './first-text';
import type { TemplatesHere } from './templates-here';

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
