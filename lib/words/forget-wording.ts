import type { Address } from '../model/address';
import type { CommandAnswer } from '../model/command-answer';
import { cleanLine } from './clean-text';
import { askAnswer } from './command-wording';
import { escapeMarkdown } from './escape-markdown';
import { toReadablePhone } from './phone-format';
import { type Language, speaking } from './say';
import { FORGET_WORDS } from './topics/forget';

/** How much is kept of a customer, or was. */
export interface ForgetCounts {
    /** Texts that nobody has seen yet, and replies that have not left. */
    readonly texts: number;
    readonly replies: number;
    /** Texts of which it is remembered that they came. */
    readonly remembered: number;
    readonly others: number;
}

interface Told {
    readonly counts: ForgetCounts;
    /** For how many days ids are remembered. */
    readonly days: number;
}

export interface ForgetWording {
    /** Asks whom to forget, after something that is no address. */
    readonly whom: (typed: string) => CommandAnswer;
    readonly nothing: (address: Address) => CommandAnswer;
    readonly asked: (address: Address, told: Told) => CommandAnswer;
    readonly busy: (address: Address) => CommandAnswer;
    readonly done: (address: Address, told: Told) => CommandAnswer;
}

/** What `/sms forget` says. */
export function forgetWording(language: Language): ForgetWording {
    const say = speaking(FORGET_WORDS, language);
    const stays = [`*${say('stays')}*`, `• ${say('inRocketChat')}`, `• ${say('atTwilio')}`];
    const counted = ({ texts, replies, remembered, others }: ForgetCounts): readonly string[] => [
        ...(texts > 0 ? [`• ${say('texts', { count: String(texts) })}`] : []),
        ...(replies > 0 ? [`• ${say('replies', { count: String(replies) })}`] : []),
        ...(remembered > 0 ? [`• ${say('remembered', { count: String(remembered) })}`] : []),
        ...(others > 0 ? [`• ${say('others', { count: String(others) })}`] : []),
    ];
    return {
        whom: (typed) => ({ lines: [typed === '' ? say('whom') : `${say('noNumber')} ${say('whom')}`] }),
        nothing: (address) => ({ lines: [say('nothing', { customer: nameOf(address) }), ...stays] }),
        asked: (address, { counts, days }) =>
            askAnswer(
                [
                    // Not in bold: servers before 8.3 show the stars around a number.
                    say('kept', { customer: nameOf(address) }),
                    ...counted(counts),
                    ...(counts.texts + counts.replies > 0 ? [say('lost')] : []),
                    say('optOut'),
                    say('ids', { days: String(days) }),
                    ...stays,
                ],
                { label: say('button'), command: `forget ${typedOf(address)} yes` },
                language,
            ),
        busy: (address) => ({ lines: [say('busy', { customer: nameOf(address) })] }),
        done: (address, { counts, days }) => ({
            lines: [
                say('done', { customer: nameOf(address) }),
                ...counted(counts),
                say('ids', { days: String(days) }),
                ...stays,
            ],
        }),
    };
}

function nameOf({ phone, id }: Address): string {
    return phone === undefined ? escapeMarkdown(cleanLine(id, MAX_NAME)) : toReadablePhone(phone);
}

function typedOf({ phone, raw }: Address): string {
    return phone ?? raw.trim();
}

const MAX_NAME = 60;
