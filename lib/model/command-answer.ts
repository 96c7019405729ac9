import type { FormSubject } from './form';

/** What a command comes to: what the caller alone sees, in the caller's language. */
export interface CommandAnswer {
    readonly lines: readonly string[];
    readonly buttons?: readonly CommandButton[];
    /** Opened beside the answer where the client can: what it does can be typed as well. */
    readonly form?: FormSubject;
}

/** A button that runs its twin, so that what it does can be typed as well: phones show no buttons. */
export interface CommandButton {
    readonly label: string;
    /** What one would type behind `/sms`, such as `connect +15558675310 yes`. */
    readonly command: string;
}

/** Answers the caller before the command has ended. Never rejects. */
export type Tell = (answer: CommandAnswer) => Promise<void>;
