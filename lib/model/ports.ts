import type { Settings } from './settings';

/** Time, so that a story can be told with a clock of its own. Milliseconds. */
export interface Clock {
    now(): number;
    wait(ms: number): Promise<void>;
}

/** The conversations of this app that may be open, so that they can be looked through. */
export interface OpenRooms {
    all(): Promise<readonly OpenRoom[]>;
    find(roomId: string): Promise<OpenRoom | undefined>;
    /** Remembers a room that was opened just now. */
    add(room: OpenRoom): Promise<void>;
    remove(roomId: string): Promise<void>;
}

export interface OpenRoom {
    readonly roomId: string;
    /** Since when the app answers in it, in milliseconds since 1970. */
    readonly since: number;
}

/** Conversations on channels that take free words only for a time after the customer's last text. */
export interface Windows {
    /** The customer wrote, which opens it anew. */
    note(window: Window): Promise<void>;
    find(roomId: string): Promise<Window | undefined>;
    all(): Promise<readonly Window[]>;
    remove(roomId: string): Promise<void>;
}

export interface Window {
    readonly roomId: string;
    /** When the customer wrote last, in milliseconds since 1970. */
    readonly wroteAt: number;
    /** Whether the agent was told that it ends soon. */
    readonly isTold?: true;
}

/** What this process warned of lately, of each event the last time. */
export type Warnings = () => readonly Warning[];

export interface Warning {
    readonly event: string;
    readonly fields: LogFields;
    /** In milliseconds since 1970. */
    readonly at: number;
    /** How often since the process began; a line that counts stands for as many. */
    readonly times: number;
}

export interface SettingsSource {
    /** From memory; read from the workspace the first time and after a change. */
    current(): Promise<Settings>;
    /** Read again from the workspace, unless that was done within the last few seconds. */
    reread(): Promise<Settings>;
}

/** Event names with fields. Never a text, a token or a whole number. */
export interface Log {
    info(event: string, fields: LogFields): void;
    warn(event: string, fields: LogFields): void;
    /** Warns the first time in the life of the process, and then no more. */
    warnOnce(event: string, fields: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
