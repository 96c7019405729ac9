import type { Caller } from '../model/caller';
import type { CommandAnswer } from '../model/command-answer';
import type { Filled, Form, FormField } from '../model/form';
import { escapeMarkdown } from '../words/escape-markdown';
import { markdownToText } from '../words/markdown-to-text';
import type { NamedNumber } from '../words/number-line';
import { toReadablePhone } from '../words/phone-format';
import { languageOf, type Saying, speaking } from '../words/say';
import { segmentsIn } from '../words/segments';
import { FORM_WORDS } from '../words/topics/forms';
import { readTypedNumber } from '../words/typed-number';
import { sayingTo } from './first-answers';
import { countryFor, firstTextTo, noSender, wayFrom } from './first-text-to';
import { sendFirst } from './send-first';
import { type Senders, sendersOf } from './senders';
import type { WriteFirstPorts } from './write-first';

/** Who fills in a form, and where they are told what comes of it. */
export interface FillingIn {
    readonly caller: Caller;
    readonly roomId: string;
}

/** A form that is sent. */
export interface SentForm extends FillingIn {
    /** Its own, and known to nobody else: a form that is sent twice by a double click is one text. */
    readonly id: string;
}

/** A form anew, since something is wrong with what was typed, or what a command would have answered. */
export type Submitted =
    | { readonly kind: 'form'; readonly form: Form }
    | { readonly kind: 'answer'; readonly answer: CommandAnswer };

/** The form "Text a customer" with what has been typed into it, and what is wrong with that. */
export async function textForm(
    filled: Filled,
    { caller, problems = [] }: FillingIn & { readonly problems?: readonly string[] },
    ports: WriteFirstPorts,
): Promise<Form> {
    const say = formWordsFor(caller, ports);
    const senders = await sendersOf(ports);
    const numbers = numbersOf(senders);
    const { to = '', from = numbers[0] ?? '', words = '' } = filled;
    const base = { title: say('textTitle'), close: say('close'), lines: problems };
    if (numbers.length === 0) {
        return {
            ...base,
            lines: [noSender(senders, sayingTo(caller, ports))],
            fields: [],
            below: [],
            close: say('done'),
        };
    }
    const note = await whoseIs(to, { from, senders, say }, ports);
    const fields: readonly FormField[] = [
        { name: 'to', label: say('to'), value: to, hint: '+1 415 555 0134', isWatched: true, ...(note && { note }) },
        { name: 'from', label: say('from'), value: from, choices: numbers.map(asChoice) },
        { name: 'words', label: say('words'), value: words, isLong: true, isWatched: true, note: countOf(words, say) },
    ];
    return { ...base, fields, below: [say('files')], submit: say('send') };
}

/** What becomes of the form "Text a customer": the same as of its command. */
export async function submitText(filled: Filled, filling: SentForm, ports: WriteFirstPorts): Promise<Submitted> {
    const senders = await sendersOf(ports);
    const country = countryFor(senders, ports);
    const named = (typed: string): NamedNumber => ({ typed, read: readTypedNumber(typed, country) });
    const { to = '', from = '', words = '' } = filled;
    const line = { to: named(to), text: words.trim(), ...(from !== '' && { from: named(from) }) };
    const meant = await firstTextTo(line, { ...filling, senders }, ports);
    return meant.kind === 'refused'
        ? { kind: 'form', form: await textForm(filled, { ...filling, problems: [meant.why] }, ports) }
        : { kind: 'answer', answer: await sendFirst(meant.first, filling.id, ports) };
}

/** The sentences of forms in this caller's language. */
export function formWordsFor(
    { language }: Pick<Caller, 'language'>,
    { settings }: Pick<WriteFirstPorts, 'settings'>,
): SayForm {
    return speaking(FORM_WORDS, languageOf([language, settings.language]));
}

export type SayForm = Saying<keyof (typeof FORM_WORDS)['en']>;

/** The usual one first. */
function numbersOf({ usual, known }: Senders): readonly string[] {
    return Array.from(new Set([...(usual === undefined ? [] : [usual.address.id]), ...known]));
}

function asChoice(number: string) {
    return { label: toReadablePhone(number), value: number };
}

async function whoseIs(
    typed: string,
    { from, senders, say }: { readonly from: string; readonly senders: Senders; readonly say: SayForm },
    ports: WriteFirstPorts,
): Promise<string | undefined> {
    const read = readTypedNumber(typed, countryFor(senders, ports));
    const sender = senders.of(from);
    const way = sender && wayFrom(sender, { typed, read }, ports);
    if (way === undefined) {
        return undefined;
    }
    const name = await ports.conversations.nameOf(way);
    return name === undefined
        ? say('isNobody', { number: toReadablePhone(way.from.id) })
        : say('isCustomer', { name: escapeMarkdown(name) });
}

function countOf(words: string, say: SayForm): string {
    const { characters, parts, sign } = segmentsIn(markdownToText(words.trim()));
    const counted = { characters: String(characters), parts: String(parts) };
    return sign === undefined ? say('gsm', counted) : say('unicode', { ...counted, sign: escapeMarkdown(sign) });
}
