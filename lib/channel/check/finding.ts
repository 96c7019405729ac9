import type { Language, Saying } from '../../words/say';
import type { CheckKey } from '../../words/topics/check';
import type { CheckPorts } from './check-ports';

/** One line of the check: what is right, what is wrong with the step that mends it, or what is not known. */
export interface Finding {
    readonly mark: 'right' | 'wrong' | 'unknown';
    readonly text: string;
}

/** What each part of the check is given. */
export interface CheckVisit {
    readonly ports: CheckPorts;
    readonly language: Language;
    readonly say: Saying<CheckKey>;
    /** The time of the check, in milliseconds since 1970. */
    readonly now: number;
    /** A moment, in milliseconds since 1970, as the caller's clock shows it. */
    readonly moment: (at: number) => string;
}

/** Findings as lines, with the wrong ones first, then the unknown ones. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
    return ORDER.flatMap((mark) =>
        findings.filter((one) => one.mark === mark).map(({ text }) => `${MARKS[mark]} ${text}`),
    );
}

const ORDER = ['wrong', 'unknown', 'right'] as const;
const MARKS = { right: '✅', wrong: '⚠️', unknown: '❔' } as const;

export function right(text: string): Finding {
    return { mark: 'right', text };
}

export function wrong(text: string): Finding {
    return { mark: 'wrong', text };
}

export function unknown(text: string): Finding {
    return { mark: 'unknown', text };
}
