/** Who runs a command. */
export interface Caller {
    readonly id: string;
    readonly username: string;
    /** Ids of roles, such as `admin` or `livechat-agent`. */
    readonly roles: readonly string[];
    /** Hours ahead of Greenwich. */
    readonly utcOffset: number;
    /** The code of a language, such as `de-AT`; undefined where the caller chose none. */
    readonly language?: string;
}

/** The room in which a command was typed, or whose button was pressed: the caller may see it. */
export interface CommandRoom {
    readonly id: string;
}
