import type { Answer } from '../../endpoints/answer.ts';
import { answerWebhook } from '../../endpoints/answer-webhook.ts';
import type { CheckPorts, WebhookRequest } from '../../endpoints/check-webhook.ts';
import { refusedCount } from '../../endpoints/refused-count.ts';
import { doWaiting, type JobPorts } from '../../jobs/do-waiting.ts';
import { watchedDispatches, watchedSending } from '../../lib/channel/note-fortune.ts';
import { newSweepMemory } from '../../lib/channel/sweeps.ts';
import { newWatchMemory } from '../../lib/channel/troubles.ts';
import { channelStatesOver } from '../../lib/engine/store/channel-states.ts';
import { customersOver } from '../../lib/engine/store/customers.ts';
import { identitiesOver } from '../../lib/engine/store/identities.ts';
import { lanesOver, ledgerOver } from '../../lib/engine/store/lanes.ts';
import { latersOver } from '../../lib/engine/store/laters.ts';
import { ourNumbersOver } from '../../lib/engine/store/our-numbers.ts';
import { questionsOver } from '../../lib/engine/store/questions.ts';
import { sweepsOver } from '../../lib/engine/store/sweeps.ts';
import { receiveText } from '../../lib/inbound/receive-text.ts';
import type { Fetched } from '../../lib/model/http-ports.ts';
import type { OurNumbers } from '../../lib/model/number-ports.ts';
import { parseSettings } from '../../lib/model/parse-settings.ts';
import type { Clock, LogFields } from '../../lib/model/ports.ts';
import type { SettingId } from '../../lib/model/settings.ts';
import type { SendMessage, Stopped } from '../../lib/outbound/ports.ts';
import { newProcess, type Process } from '../../lib/queue/process.ts';
import { type Calls, gateOf, type Life } from './fake/calls.mts';
import { memoryLivechat } from './fake/memory-livechat.mts';
import { memoryRecords, type StoredRecord } from './fake/memory-records.mts';
import { type Omnichannel, omnichannel } from './fake/omnichannel.mts';
import { replyPorts } from './fake/reply-ports.mts';
import { ACCOUNT, APP_ID, AUTH_TOKEN, PUBLIC_URL } from './fake/signed-texts.mts';
import { type TwilioLog, twilioLog } from './fake/twilio-log.mts';
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
    /** What was said in rooms by the app. */
    readonly announced: Array<{ readonly room: string; readonly said: string }>;
    /** What Twilio answers to a reply. */
    sending: () => Awaited<ReturnType<SendMessage>>;
    /** What Twilio's log has of what customers sent. */
    readonly twilio: TwilioLog;
    /** A process of the app that starts now, on a machine whose clock may be so much ahead of Rocket.Chat's. */
    start(name: string, aheadMs?: number): FakeProcess;
    /** The code of the workspace's language. */
    language?: string;
}

export type FakePorts = JobPorts & CheckPorts & { readonly ourNumbers: OurNumbers; readonly stopped: Stopped };

export interface FakeProcess {
    readonly name: string;
    readonly process: Process;
    readonly ports: FakePorts;
    /** A webhook arrives. Never settles when the process dies before it has answered. */
    deliver(request: WebhookRequest): Promise<Answer>;
    /** The minute job runs. */
    recover(): Promise<void>;
    /** Somebody sets the clock of its machine: it shows so much more, or less. */
    setClock(byMs: number): void;
    kill(): void;
}

/** A new workspace with nothing in it. */
export function fakeWorkspace(): FakeWorkspace {
    const clock = virtualClock();
    const workspace: FakeWorkspace = {
        clock,
        twilio: twilioLog(clock),
        announced: [],
        sending: () => ({ kind: 'not-connected' }),
        records: [],
        omnichannel: omnichannel(),
        calls: { made: [], hook: {} },
        log: [],
        settings: { twilio_account_sid: ACCOUNT, twilio_auth_token: AUTH_TOKEN, media_types: 'image/*' },
        // As announced, since neither header nor bytes tell.
        media: () => ({ kind: 'file', bytes: Buffer.from('picture'), type: '' }),
        start: (name, aheadMs = 0) => startedIn(workspace, name, aheadMs),
    };
    return workspace;
}

function startedIn(workspace: FakeWorkspace, name: string, aheadMs: number): FakeProcess {
    const life: Life = { name, isDead: false };
    const process = newProcess();
    let offsetMs = aheadMs;
    const clock: Clock = {
        now: () => workspace.clock.now() + offsetMs,
        wait: (ms) => workspace.clock.wait(ms).then(() => (life.isDead ? new Promise<void>(() => {}) : undefined)),
    };
    const ports = portsOf(workspace, { life, process, clock });
    return {
        name,
        process,
        ports,
        deliver: (request) => answerWebhook(request, receiveText, ports),
        recover: () => doWaiting(ports),
        setClock(byMs) {
            offsetMs += byMs;
        },
        kill() {
            life.isDead = true;
        },
    };
}

function portsOf(
    workspace: FakeWorkspace,
    { life, process, clock }: { readonly life: Life; readonly process: Process; readonly clock: Clock },
): FakePorts {
    const { omnichannel: store } = workspace;
    const gate = gateOf(life, workspace);
    const records = memoryRecords(workspace.records, gate);
    const identities = identitiesOver(records, { memory: { secret: undefined, met: new Set() }, clock });
    const watched = newWatchMemory(clock.now());
    const others = replyPorts(records, clock);
    const settings = settingsOf(workspace);
    const write = (level: LogLine['level']) => (event: string, fields: LogFields) =>
        void workspace.log.push({ level, event, fields });
    return {
        ...others,
        agents: {
            ...others.agents,
            announce: (room, said) => gate('agents.announce', () => void workspace.announced.push({ room, said })),
        },
        sendMessage: watchedSending(async () => workspace.sending(), watched, clock),
        dispatches: watchedDispatches(others.dispatches, watched, clock),
        appId: APP_ID,
        process,
        refused: refusedCount(),
        clock,
        settingsSource: { current: settings, reread: settings },
        lanes: lanesOver(records),
        ledger: ledgerOver(records),
        customers: customersOver(records, identities),
        identities,
        questions: questionsOver(records),
        laters: latersOver(records),
        livechat: memoryLivechat({ store, clock: workspace.clock, gate, appId: APP_ID }),
        askTwilio: (request) => gate('twilio.ask', () => workspace.twilio.answer(request)),
        ourNumbers: ourNumbersOver(records),
        heard: new Map(),
        sweeps: sweepsOver(records),
        sweepMemory: newSweepMemory(clock.now()),
        channelStates: channelStatesOver(records),
        watchMemory: watched,
        fetchMedia: ({ url }) => gate('media.fetch', () => workspace.media(url)),
        log: { info: write('info'), warn: write('warn'), warnOnce: onceOf(write('warn')) },
    };
}

/** The settings as they are now; parsed again only where they have changed. */
function settingsOf(workspace: FakeWorkspace): () => Promise<ReturnType<typeof parseSettings>> {
    let last: { readonly from: string; readonly parsed: ReturnType<typeof parseSettings> } | undefined;
    return async () => {
        const { settings, language } = workspace;
        const from = JSON.stringify([settings, language]);
        if (last?.from !== from) {
            last = { from, parsed: parseSettings(settings, PUBLIC_URL, language ? { language } : {}) };
        }
        return last.parsed;
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
