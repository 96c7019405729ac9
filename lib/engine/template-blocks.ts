import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import { URLSearchParams } from 'url';
import type { FilledTemplate } from '../model/template';

/** What the block of a message begins with that says which template it is; behind it stands what Twilio is given. */
const MARK = 'sms-template?';

export interface Said {
    readonly text: string;
    readonly template: FilledTemplate;
    readonly appId: string;
}

/**
 * The blocks of a message that is a template: a client shows them in place of the text, so that they hold it too. The
 * message itself says what is to leave, wherever and whenever the app hears of it, and no record has to be kept beside it.
 */
export function templateBlocks({ text, template, appId }: Said): NonNullable<IMessage['blocks']> {
    const { sid, variables } = template;
    const filled = new URLSearchParams({ ContentSid: sid, ContentVariables: JSON.stringify(variables) });
    return [{ type: 'section', appId, blockId: `${MARK}${filled}`, text: { type: 'mrkdwn', text } }];
}

/** The template that a message is by its blocks, where this app made them; undefined for any other message. */
export function templateIn(blocks: unknown, appId: string | undefined): FilledTemplate | undefined {
    const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
    const [found] = all.flatMap((block) => {
        const { blockId, appId: owner }: Readonly<Record<string, unknown>> =
            typeof block === 'object' && block !== null ? { ...block } : {};
        return typeof blockId === 'string' && blockId.startsWith(MARK) && owner === appId ? [blockId] : [];
    });
    return found === undefined ? undefined : readMark(new URLSearchParams(found.slice(MARK.length)));
}

function readMark(filled: URLSearchParams): FilledTemplate | undefined {
    const sid = filled.get('ContentSid');
    const variables = variablesIn(filled.get('ContentVariables') ?? '');
    return sid === null || variables === undefined ? undefined : { sid, variables };
}

function variablesIn(json: string): FilledTemplate['variables'] | undefined {
    try {
        const stored: unknown = JSON.parse(json);
        return typeof stored === 'object' && stored !== null ? { ...stored } : undefined;
    } catch {
        return undefined;
    }
}
