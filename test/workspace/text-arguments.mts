import { parseArgs } from 'node:util';

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
    const { positionals, values } = parsed;
    const [from, body, ...rest] = positionals;
    const { media = [], name: profileName, workspace } = values;
    if (from === undefined || (body === undefined && media.length === 0)) {
        return 'Who writes, and what?';
    }
    if (rest.length > 0) {
        return `"${rest[0]}" is one argument too many: put the text in quotes.`;
    }
    const ours = from.startsWith('whatsapp:') ? `whatsapp:${OUR_NUMBER}` : OUR_NUMBER;
    return { from, body: body ?? '', to: values.to ?? ours, profileName, media, workspace };
}

function parse(argv: string[]) {
    return parseArgs({
        args: argv,
        allowPositionals: true,
        options: {
            to: { type: 'string' },
            name: { type: 'string' },
            media: { type: 'string', multiple: true },
            workspace: { type: 'string' },
        },
    });
}
