import type { Answers } from '../model/inbound-text';
import { isObject } from '../model/json';
import { cleanLine, cleanText, looksEmpty } from '../words/clean-text';
import type { Fields } from './fields';
import { fieldValue } from './fields';
import { isPart, nestedJson, unwrapped } from './form-wrapping';

/**
 * What a customer filled in: the answers of a WhatsApp flow or rich card (`FlowData`, `InteractiveData`) as readable
 * pairs without the form's own wrapping, nested names joined by dots and lists by commas. At most 100, and how many more
 * there are; what is nested deeper than six names is '…' and counts as left out. Text that is not JSON is shown as it is.
 */
export function parseAnswers(fields: Fields): Answers {
    const found = FORM_FIELDS.flatMap((name) => {
        const text = fieldValue(fields, name) ?? '';
        return looksEmpty(text) ? [] : Array.from(answersIn({ value: text, path: [], depth: 0, formName: name }));
    });
    // WhatsApp's reply may come in both fields.
    const once = new Map(found.map((answer) => [JSON.stringify([answer.name, answer.text]), answer]));
    const answers = Array.from(once.values());
    const shown = answers.slice(0, MAX_ANSWERS);
    return {
        pairs: shown.map(({ name, text }) => [name, text] as const),
        leftOut: answers.length - shown.length + shown.filter(({ isCut }) => isCut).length,
    };
}

const FORM_FIELDS = ['FlowData', 'InteractiveData'];
const MAX_ANSWERS = 100;
const MAX_DEPTH = 6;
/** Real wrapping is four deep; what is deeper would overflow the stack. */
const MAX_WRAPPED_DEPTH = 20;

interface Answer {
    readonly name: string;
    readonly text: string;
    readonly isCut: boolean;
}

interface Part {
    readonly value: unknown;
    readonly path: readonly string[];
    /** Names and wrapping around it. */
    readonly depth: number;
    /** The field that it came in, for an answer without a name. */
    readonly formName: string;
}

function* answersIn({ value: given, path, depth, formName }: Part): Generator<Answer> {
    const value = path.length === 0 ? nestedJson(given) : nestedAnswer(given);
    const isTooDeep = path.length >= MAX_DEPTH || depth >= MAX_WRAPPED_DEPTH;
    const isCut = isTooDeep && typeof value === 'object' && value !== null;
    const text = isCut ? '…' : readableText(value);
    if (text === undefined) {
        for (const { name, item } of partsOf(value)) {
            const inner = name === '' ? path : [...path, name];
            yield* answersIn({ value: item, path: inner, depth: depth + 1, formName });
        }
    } else if (!looksEmpty(text)) {
        const name = path.join('.');
        yield { name: cleanLine(name, name.length) || formName, text: cleanText(text, text.length), isCut };
    }
}

/** Where a customer typed brackets with nothing in them, these are the answer. */
function nestedAnswer(given: unknown): unknown {
    const value = nestedJson(given);
    return isPart(value) && Object.keys(value).length === 0 ? given : value;
}

function partsOf(value: unknown): ReadonlyArray<{ readonly name: string; readonly item: unknown }> {
    return isObject(value)
        ? unwrapped(value)
        : Object.entries(value ?? {}).map(([name, item]: [string, unknown]) => ({ name, item }));
}

/** A value, or a list of values, as one text; undefined for what has parts of its own. */
function readableText(value: unknown): string | undefined {
    if (value === null || value === undefined) {
        return '';
    }
    if (Array.isArray(value)) {
        const isFlat = value.every((item) => typeof item !== 'object');
        return isFlat ? value.join(', ') : undefined;
    }
    return typeof value === 'object' ? undefined : String(value);
}
