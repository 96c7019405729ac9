import type { InteractivePairs } from '../model/inbound-text';
import { cleanLine, cleanText, looksEmpty } from '../words/clean-text';
import type { Fields } from './fields';
import { fieldValue } from './fields';

/**
 * The answers of a WhatsApp flow or rich card (`FlowData`, `InteractiveData`) as readable pairs, at most 30, nested
 * names joined by dots and lists by commas. Text that is not JSON is shown as it is, so that no answer is lost. Empty when there is none.
 */
export function parseInteractive(fields: Fields): InteractivePairs {
    const pairs: Array<readonly [string, string]> = [];
    for (const name of ['FlowData', 'InteractiveData']) {
        const text = fieldValue(fields, name);
        if (text !== undefined && text.trim() !== '') {
            collectPairs({ value: text, path: [], pairs, fallbackName: name });
        }
    }
    return pairs.slice(0, MAX_PAIRS);
}

const MAX_PAIRS = 30;
const MAX_DEPTH = 6;
const MAX_NAME_LENGTH = 128;
const MAX_VALUE_LENGTH = 1_024;

/** Correlates a flow with its sender; says nothing to a reader. */
const UNREADABLE_NAMES: ReadonlySet<string> = new Set(['flow_token']);

interface Collected {
    readonly value: unknown;
    readonly path: readonly string[];
    readonly pairs: Array<readonly [string, string]>;
    readonly fallbackName: string;
}

function collectPairs(collected: Collected): void {
    const { path, pairs, fallbackName } = collected;
    const value = nestedJson(collected.value);
    if (pairs.length >= MAX_PAIRS) {
        return;
    }
    const text = path.length < MAX_DEPTH ? readableText(value) : '…';
    if (text !== undefined) {
        const name = cleanLine(path.join('.'), MAX_NAME_LENGTH) || fallbackName;
        if (!looksEmpty(text)) {
            pairs.push([name, cleanText(text, MAX_VALUE_LENGTH)]);
        }
        return;
    }
    for (const [name, item] of Object.entries(value ?? {})) {
        if (!UNREADABLE_NAMES.has(name)) {
            collectPairs({ value: item, path: [...path, name], pairs, fallbackName });
        }
    }
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

/** WhatsApp nests a flow's answers as JSON text inside JSON; anything else is returned as it is. */
function nestedJson(value: unknown): unknown {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
        return value;
    }
    try {
        return JSON.parse(value);
    } catch {
        return value;
    }
}
