/** A form in front of somebody, or what it came to where it has no fields. */
export interface Form {
    readonly title: string;
    /** In Markdown, over the fields. */
    readonly lines: readonly string[];
    readonly fields: readonly FormField[];
    /** In Markdown, under the fields. */
    readonly below: readonly string[];
    /** What its button says; absent where there is nothing to send. */
    readonly submit?: string;
    readonly close: string;
}

export interface FormField {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly hint?: string;
    readonly isLong?: boolean;
    /** One of these, by its value. */
    readonly choices?: ReadonlyArray<{ readonly label: string; readonly value: string }>;
    /** Whether the form is shown anew, with what this means, while somebody types. */
    readonly isWatched?: boolean;
    /** Under the field: what is typed there means this. */
    readonly note?: string;
}

/** What somebody has typed into a form, by the names of its fields. */
export type Filled = Readonly<Record<string, string>>;

/** What a form is about. */
export interface FormSubject {
    readonly kind: 'text' | 'template';
    /** Of a template its sid. */
    readonly of: string;
    /** The room from which it was opened; '' for none. */
    readonly roomId: string;
}
