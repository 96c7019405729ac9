import { pendingLogged } from '../inbound/logged-text';
import type { OurNumber } from '../model/number-ports';
import type { Ledger, QueuePorts } from '../queue/ports';
import type { LoggedMessage } from '../twilio/message-log';
import { type Failed, filesOf, type LogPorts } from './read-log';
import type { Whose } from './still-ours';
import type { SweepMemory } from './sweeps';

export interface FilePorts extends QueuePorts, LogPorts {
    readonly ledger: Ledger;
    readonly sweepMemory: SweepMemory;
    /** Whether files whose list fails at Twilio are left out, so that one message does not hold up all others for ever. */
    readonly goesOnWithoutFiles: boolean;
    /** Whose the texts are that did not arrive. */
    readonly whose: (number: OurNumber) => Promise<Whose>;
}

/** How many there were of each kind. */
export interface Filed {
    readonly compared: number;
    readonly missing: number;
    readonly unreadable: number;
}

/** Why what is missing was not stored. */
export type NotFiled = Failed | { readonly kind: 'elsewhere' | 'unclear' };

const AT_ONCE = 8;

/**
 * Stores those of these messages (of one number, oldest first) that nobody has heard of, as texts that wait: whoever comes
 * next on their lanes shows them. A customer's are stored one after the other, so that none is shown before an older one.
 */
export async function fileMissing(
    messages: readonly LoggedMessage[],
    number: OurNumber,
    ports: FilePorts,
): Promise<({ readonly kind: 'filed' } & Filed) | NotFiled> {
    const lanes = byCustomer(messages).values();
    const counts = { filed: 0, known: 0, unreadable: 0 };
    let failed: NotFiled | undefined;
    const worker = async (): Promise<void> => {
        for (const lane of lanes) {
            for (const message of lane) {
                const result = failed ?? (await file(message, number, ports));
                if (typeof result !== 'string') {
                    failed = result;
                    return;
                }
                counts[result] += 1;
            }
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const { filed: missing, unreadable } = counts;
    return failed ?? { kind: 'filed', compared: messages.length, missing, unreadable };
}

async function file(
    message: LoggedMessage,
    number: OurNumber,
    ports: FilePorts,
): Promise<'known' | 'filed' | 'unreadable' | NotFiled> {
    const { known } = ports.sweepMemory;
    if (known.has(message.sid)) {
        return 'known';
    }
    const isKnown = await isRemembered(message, ports.ledger);
    const found = isKnown ? 'known' : await storeOurs(message, number, ports);
    if (typeof found === 'string') {
        known.set(message.sid, message.sentAt);
    }
    return found;
}

/** One message with files may be named SM here and MM there. */
async function isRemembered({ sid, files }: LoggedMessage, ledger: Ledger): Promise<boolean> {
    const twins = files === 0 ? [sid] : [sid, `${sid.startsWith('SM') ? 'MM' : 'SM'}${sid.slice(2)}`];
    for (const key of twins) {
        const { settled, waiting } = await ledger.known(key);
        if (settled !== undefined || waiting.length > 0) {
            return true;
        }
    }
    return false;
}

async function storeOurs(
    message: LoggedMessage,
    number: OurNumber,
    ports: FilePorts,
): Promise<'filed' | 'unreadable' | NotFiled> {
    const whose = await ports.whose(number);
    if (whose.kind === 'ours' || (whose.kind === 'failed' && ports.goesOnWithoutFiles)) {
        return store(message, number.department ?? '', ports);
    }
    return whose;
}

async function store(
    message: LoggedMessage,
    department: string,
    ports: FilePorts,
): Promise<'filed' | 'unreadable' | Failed> {
    const fetched = await filesOf(message, ports);
    const isLeftOut = fetched.kind === 'failed' && fetched.why.startsWith('status-5') && ports.goesOnWithoutFiles;
    if (fetched.kind === 'failed' && !isLeftOut) {
        return fetched;
    }
    const files = fetched.kind === 'files' ? fetched.files : [];
    const { language } = ports.settings;
    const pending = pendingLogged(message, { files, department, language }, ports.process);
    if (pending === undefined) {
        ports.log.warnOnce('sms.not-recovered', { sid: message.sid });
        return 'unreadable';
    }
    await ports.lanes.add(pending);
    return 'filed';
}

function byCustomer(messages: readonly LoggedMessage[]): ReadonlyMap<string, readonly LoggedMessage[]> {
    const lanes = new Map<string, LoggedMessage[]>();
    for (const message of messages) {
        const lane = lanes.get(message.from) ?? [];
        lanes.set(message.from, lane);
        lane.push(message);
    }
    return lanes;
}
