import { GOOD_DAY } from './behaviour.mts';
import type { Change, Match } from './rules.mts';

/** A rule as JSON says it, `{ match?, change }`, or what is wrong with it: each unknown name and wrong value. */
export type ParsedRule =
    | { readonly match: Match; readonly change: Change }
    | { readonly problems: readonly [string, ...string[]] };

const CHOICES: Readonly<Record<string, readonly string[]>> = {
    keywords: ['default', 'advanced', 'off'],
    'api.answer': ['normal', 'busy', 'error', 'silence', 'closed'],
    'messages.answer': ['normal', 'busy', 'error', 'silence', 'closed'],
    failWhen: ['natural', 'sync', 'async'],
    auth: ['required', 'open'],
    'media.answer': ['redirect', 'direct', 'missing', 'error'],
    replayedAuthorization: ['refused', 'accepted'],
};
const MATCHES: Readonly<Record<string, 'string' | 'number'>> = {
    customer: 'string',
    number: 'string',
    body: 'string',
    request: 'string',
    times: 'number',
};

export function parseRule(json: unknown): ParsedRule {
    const { match = {}, change }: { match?: unknown; change?: unknown } = isObject(json) ? json : {};
    const [first, ...others] = [...matchProblems(match), ...changeProblems(change)];
    if (first !== undefined) {
        return { problems: [first, ...others] };
    }
    return isMatch(match) && isChange(change) ? { match, change } : { problems: ['a rule is needed'] };
}

function isMatch(match: unknown): match is Match {
    return matchProblems(match).length === 0;
}

function isChange(change: unknown): change is Change {
    return changeProblems(change).length === 0;
}

function matchProblems(match: unknown): readonly string[] {
    if (!isObject(match)) {
        return ['match: an object is needed'];
    }
    return Object.entries(match).flatMap(([name, value]) => {
        const type = Object.hasOwn(MATCHES, name) ? MATCHES[name] : undefined;
        if (type === undefined) {
            return [`match.${name}: no such name`];
        }
        const isRight = type === 'number' ? Number.isInteger(value) && Number(value) > 0 : typeof value === type;
        return isRight ? [] : [`match.${name}: ${type === 'number' ? 'a count' : 'a text'} is needed`];
    });
}

function changeProblems(change: unknown): readonly string[] {
    const [[section, switches] = ['', undefined], ...others] = isObject(change) ? Object.entries(change) : [];
    const defaults: unknown = Object.hasOwn(GOOD_DAY, section) ? Reflect.get(GOOD_DAY, section) : undefined;
    if (!isObject(defaults) || !isObject(switches) || others.length > 0) {
        return [`change: one of ${Object.keys(GOOD_DAY).join(', ')} is needed`];
    }
    return Object.entries(switches).flatMap(([name, value]) => {
        const usual: unknown = Object.hasOwn(defaults, name) ? Reflect.get(defaults, name) : undefined;
        const choices = CHOICES[name] ?? CHOICES[`${section}.${name}`];
        if (usual === undefined) {
            return [`${section}.${name}: no such switch`];
        }
        const isRight = choices === undefined ? isLike(value, usual) : choices.includes(String(value));
        return isRight ? [] : [`${section}.${name}: ${choices?.join(' | ') ?? typeof usual} is needed`];
    });
}

function isLike(value: unknown, usual: unknown): boolean {
    return typeof value === typeof usual && (typeof value !== 'number' || (Number.isFinite(value) && value >= 0));
}

function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
