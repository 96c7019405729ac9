/** What was typed behind `/sms template`: a name, or a part of one, and values for variables. */
export interface TemplateLine {
    readonly name: string;
    readonly values: Readonly<Record<string, string>>;
    /** Whether it says yes to sending a template that needs no values. */
    readonly isYes: boolean;
}

/** Takes apart `order_ready en 1=Anna 2=10:30`: a value ends where the next variable begins, so that it may have spaces. */
export function readTemplateLine(line: string): TemplateLine {
    const marks = Array.from(line.matchAll(VARIABLE));
    const values = marks.map(({ 0: mark, 1: name = '', index = 0 }, at) => {
        const end = marks[at + 1]?.index ?? line.length;
        return [name, line.slice(index + mark.length, end).trim()] as const;
    });
    const name = line.slice(0, marks[0]?.index ?? line.length).trim();
    const isYes = marks.length === 0 && /\syes$/i.test(name);
    return { name: isYes ? name.replace(/\s+yes$/i, '') : name, values: Object.fromEntries(values), isYes };
}

const VARIABLE = /(?:^|\s)([\w.-]+)=/g;
