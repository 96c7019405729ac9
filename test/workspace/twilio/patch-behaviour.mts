import type { Behaviour } from './behaviour.mts';

const CHOICES: Readonly<Record<string, readonly string[]>> = {
    optOut: ['default', 'advanced', 'off'],
    failWhen: ['natural', 'sync', 'async'],
    auth: ['required', 'open'],
    answer: ['redirect', 'direct'],
    replayedAuthorization: ['refused', 'accepted'],
};

/** Changes `behaviour` by a patch of the same shape and returns what was wrong with it: unknown names and values of
 * another type are left out and named. An empty list means that everything was taken. */
export function patchBehaviour(behaviour: Behaviour, patch: unknown): string[] {
    return merge(behaviour, patch, '');
}

function merge(target: object, patch: unknown, path: string): string[] {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
        return [`${path || 'behaviour'}: an object is needed`];
    }
    const problems: string[] = [];
    for (const [name, value] of Object.entries(patch)) {
        const at = path === '' ? name : `${path}.${name}`;
        const current: unknown = Object.hasOwn(target, name) ? Reflect.get(target, name) : undefined;
        if (current === undefined) {
            problems.push(`${at}: no such switch`);
        } else if (typeof current === 'object' && current !== null) {
            problems.push(...merge(current, value, at));
        } else if (isAllowed({ name, value, current })) {
            Reflect.set(target, name, value);
        } else {
            problems.push(`${at}: ${CHOICES[name]?.join(' | ') ?? typeof current} is needed`);
        }
    }
    return problems;
}

function isAllowed(change: { name: string; value: unknown; current: unknown }): boolean {
    const choices = CHOICES[change.name];
    if (choices !== undefined) {
        return typeof change.value === 'string' && choices.includes(change.value);
    }
    if (typeof change.value === 'number') {
        return typeof change.current === 'number' && Number.isFinite(change.value) && change.value >= 0;
    }
    return typeof change.value === typeof change.current;
}
