import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { CommandButton } from '../model/command-answer';

/** How every button of a command is named; the command that it stands for is its value. */
export const COMMAND_BUTTON = 'sms-command';

export interface Shown {
    readonly text: string;
    readonly buttons: readonly CommandButton[];
    readonly appId: string;
}

/** A text with buttons under it. A client shows blocks in place of the text, so that they hold it too. */
export function blocksOf({ text, buttons, appId }: Shown): NonNullable<IMessage['blocks']> {
    return [
        { type: 'section', appId, blockId: 'sms-answer', text: { type: 'mrkdwn', text } },
        {
            type: 'actions',
            appId,
            blockId: 'sms-buttons',
            elements: buttons.map((button, index) => elementOf(button, index, appId)),
        },
    ];
}

function elementOf({ label, command }: CommandButton, index: number, appId: string) {
    return {
        type: 'button' as const,
        appId,
        blockId: 'sms-buttons',
        actionId: `${COMMAND_BUTTON}-${index}`,
        text: { type: 'plain_text' as const, text: label },
        value: command,
    };
}
