import { existsSync } from 'node:fs';
import { optionsAndWords } from './command-line.mts';
import { typedPath } from './typed-path.mts';

const OUR_NUMBER = '+15558675310';
export const USAGE = `Sends a text from a customer's simulated phone to the running workspace.

  npm run text -- <from> <text> [--to <number>] [--name <name>] [--media <file>] [--workspace <url>]

  <from>       the customer: +14017122661, whatsapp:+14017122661, a short code, …
  <text>       what they write ("" with --media sends the file alone)
  --to         our number, ${OUR_NUMBER} unless told (whatsapp:${OUR_NUMBER} for a WhatsApp customer)
  --name       the name in their WhatsApp profile; none unless told
  --media      a file to attach; may be repeated
  --workspace  its address, when several run; the one started last unless told
  --help       this text

  npm run text -- +14017122661 "Hello"`;

export interface WantedText {
    readonly from: string;
    readonly body: string;
    readonly to: string;
    /** The name in the customer's WhatsApp profile. */
    readonly profileName: string | undefined;
    /** The workspace's address; the one started last when undefined. */
    readonly workspace: string | undefined;
    /** Paths of files. */
    readonly media: readonly string[];
}

/** Whether the command line asks how to use it, whatever else it says. */
export function wantsHelp(argv: readonly string[]): boolean {
    return argv.includes('--help') || argv.includes('-h');
}

/** What the command line asks for, or what is wrong with it. */
export function wantedText(argv: string[]): WantedText | string {
    let parsed: ReturnType<typeof parse>;
    try {
        parsed = parse(argv);
    } catch (error) {
        return (error as Error).message;
    }
    const missing = (parsed.values.media ?? []).find((path) => !existsSync(typedPath(path)));
    if (missing !== undefined) {
        return `There is no file ${missing}.`;
    }
    const { positionals, values } = parsed;
    const [from, body, ...rest] = positionals;
    const { media = [], name: profileName, workspace } = values;
    if (from === undefined || (body === undefined && media.length === 0)) {
        return 'Who writes, and what?';
    }
    if (rest.length > 0) {
        return `"${rest[0]}" is one argument too many: put the text in quotes.`;
    }
    const lost = [from, values.to ?? ''].find(hasNoCountry);
    if (lost !== undefined) {
        return `${lost} has no country: write it with + and the country's code, as in +14017122661.`;
    }
    const ours = from.startsWith('whatsapp:') ? `whatsapp:${OUR_NUMBER}` : OUR_NUMBER;
    return { from, body: body ?? '', to: values.to ?? ours, profileName, media, workspace };
}

/** More digits than a short code has, and no + before them. Source: Twilio "Short codes", ITU-T E.164. */
function hasNoCountry(address: string): boolean {
    return /^(?:whatsapp:|rcs:)?[\d\s().-]+$/.test(address) && address.replace(/\D/g, '').length > SHORT_CODE_DIGITS;
}

const SHORT_CODE_DIGITS = 8;

function parse(argv: string[]) {
    return optionsAndWords(argv, {
        most: Number.POSITIVE_INFINITY,
        options: {
            to: { type: 'string' },
            name: { type: 'string' },
            media: { type: 'string', multiple: true },
            workspace: { type: 'string' },
        },
    });
}
