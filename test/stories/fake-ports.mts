import type { WebhookRequest } from '../../lib/check-webhook.ts';
import { customersOver } from '../../lib/engine/store/customers.ts';
import { ledgerOver, linesOver } from '../../lib/engine/store/waiting.ts';
import { type ReceivePorts, receiveText } from '../../lib/inbound/receive-text.ts';
import type { Answer } from '../../lib/model/answer.ts';
import type { Fetched, LogFields } from '../../lib/model/ports.ts';
import { parseSettings, type SettingId } from '../../lib/model/settings.ts';
import { type Memory, newMemory } from '../../lib/queue/process.ts';
import { type RecoverPorts, recover } from '../../lib/queue/run-waiting.ts';
import { refusedCount } from '../../lib/refused-count.ts';
import { type Calls, gateOf, type Life } from './fake/calls.mts';
import { memoryLivechat } from './fake/memory-livechat.mts';
import { memoryRecords, type StoredRecord } from './fake/memory-records.mts';
import { type Omnichannel, omnichannel } from './fake/omnichannel.mts';
import { replyPorts } from './fake/reply-ports.mts';
import { ACCOUNT, APP_ID, AUTH_TOKEN, PUBLIC_URL } from './fake/signed-texts.mts';
import { type VirtualClock, virtualClock } from './fake/virtual-clock.mts';

export interface LogLine {
    readonly level: 'info' | 'warn';
    readonly event: string;
    readonly fields: LogFields;
}

/** One workspace: a store that all processes of the app share, and time. */
export interface FakeWorkspace {
    readonly clock: VirtualClock;
    readonly records: StoredRecord[];
    readonly omnichannel: Omnichannel;
    readonly calls: Calls;
    readonly log: LogLine[];
    /** Stored values over the defaults of the tests. */
    readonly settings: Partial<Record<SettingId, unknown>>;
    /** What Twilio answers to a request for a file. */
    media: (url: string) => Fetched;
    /** A process of the app that starts now. */
    start(name: string): FakeProcess;
}

export type FakePorts = ReceivePorts & Omit<RecoverPorts, 'settings'>;

export interface FakeProcess {
    readonly name: string;
    readonly memory: Memory;
    readonly ports: FakePorts;
    /** A webhook arrives. Never settles when the process dies before it has answered. */
    deliver(request: WebhookRequest): Promise<Answer>;
    /** The minute job runs. */
    recover(): Promise<void>;
    kill(): void;
}

/** A new workspace with nothing in it. */
export function fakeWorkspace(): FakeWorkspace {
    const workspace: FakeWorkspace = {
        clock: virtualClock(),
        records: [],
        omnichannel: omnichannel(),
        calls: { made: [], hook: {} },
        log: [],
        settings: { twilio_account_sid: ACCOUNT, twilio_auth_token: AUTH_TOKEN, media_types: 'image/*' },
        media: () => ({ kind: 'file', bytes: Buffer.from('picture'), type: 'image/jpeg' }),
        start: (name) => startedIn(workspace, name),
    };
    return workspace;
}

function startedIn(workspace: FakeWorkspace, name: string): FakeProcess {
    const life: Life = { name, isDead: false };
    const memory = newMemory();
    const ports = portsOf(workspace, { life, memory });
    return {
        name,
        memory,
        ports,
        deliver: (request) => receiveText(request, ports),
        recover: async () => recover({ ...ports, settings: await ports.settings.current() }),
        kill() {
            life.isDead = true;
        },
    };
}

function portsOf(
    workspace: FakeWorkspace,
    { life, memory }: { readonly life: Life; readonly memory: Memory },
): FakePorts {
    const { clock, omnichannel: store } = workspace;
    const gate = gateOf(life, workspace);
    const records = memoryRecords(workspace.records, gate);
    const settings = async () => parseSettings(workspace.settings, PUBLIC_URL);
    const write = (level: LogLine['level']) => (event: string, fields: LogFields) =>
        void workspace.log.push({ level, event, fields });
    return {
        ...replyPorts(records, clock),
        appId: APP_ID,
        memory,
        refused: refusedCount(),
        clock: {
            now: clock.now,
            wait: (ms) => clock.wait(ms).then(() => (life.isDead ? new Promise(() => {}) : undefined)),
        },
        settings: { current: settings, reread: settings },
        lines: linesOver(records),
        ledger: ledgerOver(records),
        customers: customersOver(records),
        livechat: memoryLivechat({ store, clock, gate, appId: APP_ID }),
        fetchMedia: ({ url }) => gate('media.fetch', () => workspace.media(url)),
        log: { info: write('info'), warn: write('warn'), warnOnce: onceOf(write('warn')) },
    };
}

function onceOf(write: (event: string, fields: LogFields) => void): (event: string, fields: LogFields) => void {
    const said = new Set<string>();
    return (event, fields) => {
        const line = `${event} ${JSON.stringify(fields)}`;
        if (!said.has(line)) {
            said.add(line);
            write(event, fields);
        }
    };
}
