import type { Template } from '../model/template';
import { labelOf } from '../words/template-wording';

/** Those that a name means: with its language behind it, or by its sid. Of several languages those that can be sent count. */
export function templatesNamed(typed: string, list: readonly Template[]): readonly Template[] {
    const name = typed.toLowerCase();
    const exact = list.filter(
        (one) =>
            one.sid.toLowerCase() === name || labelOf(one).toLowerCase() === name || one.name.toLowerCase() === name,
    );
    const approved = exact.filter(({ status }) => status === 'approved');
    return approved.length > 0 ? approved : exact.slice(0, 1);
}

/** The shortest that means this template alone. */
export function typedFor(one: Template, list: readonly Template[]): string {
    const typed = [one.name, labelOf(one)].find((name) => templatesNamed(name, list).every((other) => other === one));
    return typed ?? one.sid;
}
