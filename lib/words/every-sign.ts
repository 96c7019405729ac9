import { JOINER } from './joiner';

/** The text with every ASCII sign neutralised, whether Rocket.Chat would show it otherwise or not: it reads as typed, but
 * nothing in it is a link, a mention or formatting. Takes one pass, whatever the text holds. */
export function neutralisedEverySign(text: string): string {
    return text.replace(/localhost|[!-/:-@[-`{-~]/g, neutralised);
}

function neutralised(sign: string): string {
    if (sign.length > 1) {
        return `${sign.charAt(0)}${JOINER}${sign.slice(1)}`;
    }
    return ESCAPED.includes(sign) ? `${JOINER}\\${sign}` : `${JOINER}${sign}${JOINER}`;
}

/** What loses a backslash before it. Source: Rocket.Chat packages/message-parser, Escaped. */
const ESCAPED = '*_~`#.';
