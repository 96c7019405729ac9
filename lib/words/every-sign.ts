import { JOINER } from './joiner';

/** The text with every ASCII sign neutralised, whether Rocket.Chat would show it otherwise or not: it reads as typed, but
 * nothing in it is a link, a mention or formatting. A backslash is hidden before some signs. Source: Rocket.Chat
 * packages/message-parser, Escaped. */
export function neutralisedEverySign(text: string): string {
    return text
        .replace(/localhost/g, `l${JOINER}ocalhost`)
        .replace(/[!"$-)+,\-/:-@[-^{-}]/g, `${JOINER}$&${JOINER}`)
        .replace(/[*_~`#.]/g, `${JOINER}\\$&`);
}
