import type { TestContext } from 'node:test';
import type { ConnectPorts } from '../../../lib/channel/connect-ports.ts';
import { connectionsOver } from '../../../lib/engine/store/connections.ts';
import { lanesOver } from '../../../lib/engine/store/lanes.ts';
import { ourNumbersOver } from '../../../lib/engine/store/our-numbers.ts';
import type { CommandAnswer } from '../../../lib/model/command-answer.ts';
import type { CommandOrder } from '../../../lib/model/command-order.ts';
import { parseSettings } from '../../../lib/model/parse-settings.ts';
import type { SettingId } from '../../../lib/model/settings.ts';
import { newProcess } from '../../../lib/queue/process.ts';
import { ACCOUNT, OURS, TOKEN } from '../../simulator/our-app.mts';
import { startTwilio, type Twilio, type TwilioOptions } from '../../workspace/twilio/twilio.mts';
import type { Gate } from './calls.mts';
import { askOverFetch } from './fetch-http.mts';
import { memoryRecords, type StoredRecord } from './memory-records.mts';

const BASE_PATH = '/api/apps/public/app';
export const PUBLIC_URL = 'https://chat.example.com';
/** Where our numbers are to lead. */
export const WEBHOOK = `${PUBLIC_URL}${BASE_PATH}/sms-incoming/twilio`;
export const WITH_OVERRIDES = `${WEBHOOK}#rc=3&rp=4xx,5xx,ct,rt`;
export const ELSEWHERE = 'https://elsewhere.example/sms?key=1';
export const SUBACCOUNT = 'AC00000000000000000000000000000002';
export const SERVICE = 'MG00000000000000000000000000000001';

/** A simulated Twilio, a store that all processes share, and what an admin has set. */
export interface ChannelWorld {
    readonly twilio: Twilio;
    readonly stored: StoredRecord[];
    readonly settings: Partial<Record<SettingId, unknown>>;
    /** What every call of the store passes; to be replaced by a test that spoils one. */
    gate: Gate;
    readonly log: unknown[];
    /** How time passes: as it does, unless a test replaces it. */
    sleep: (ms: number) => Promise<void>;
    /** The ports of a process that starts now. */
    ports(): ConnectPorts;
}

/** One number that leads elsewhere, and settings that are right. */
export async function channelWorld(t: TestContext, options: Partial<TwilioOptions> = {}): Promise<ChannelWorld> {
    const twilio = await startTwilio({ accountSid: ACCOUNT, authToken: TOKEN, seed: 'channel', ...options });
    t.after(() => twilio.stop());
    twilio.number(OURS, { webhookUrl: ELSEWHERE, method: 'GET' });
    const world: ChannelWorld = {
        twilio,
        stored: [],
        settings: { twilio_account_sid: ACCOUNT, twilio_auth_token: TOKEN, twilio_api_url: twilio.apiUrl },
        gate: async (_name, effect) => effect(),
        log: [],
        sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
        ports: () => portsOf(world),
    };
    return world;
}

function portsOf(world: ChannelWorld): ConnectPorts {
    const records = memoryRecords(world.stored, (name, effect) => world.gate(name, effect));
    const write = (event: string, fields: object) => void world.log.push({ event, ...fields });
    return {
        settings: parseSettings(world.settings, PUBLIC_URL),
        askTwilio: askOverFetch(),
        ourNumbers: ourNumbersOver(records),
        connections: connectionsOver(records),
        basePath: BASE_PATH,
        lanes: lanesOver(records),
        process: newProcess(),
        clock: { now: () => Date.now(), wait: (ms) => world.sleep(ms) },
        log: { info: write, warn: write, warnOnce: write },
    };
}

/** What an admin types behind the command's name. */
export function typed(line: string, language = 'en'): CommandOrder {
    const words = line.split(' ').filter((word) => word !== '');
    const isYes = words.at(-1) === 'yes';
    return {
        caller: { id: 'u', username: 'admin', roles: ['admin'], utcOffset: 0, language },
        room: { id: 'r' },
        words: isYes ? words.slice(0, -1) : words,
        isYes,
    };
}

/** What somebody reads. */
export function textOf({ lines }: CommandAnswer): string {
    return lines.join('\n');
}
