import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Connection } from '../model/number-ports';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import { sayTrouble } from '../twilio/say-trouble';
import { askAnswer } from '../words/command-wording';
import { type Language, languageOf, type Saying, speaking } from '../words/say';
import { CONNECT_WORDS, type ConnectKey } from '../words/topics/connect';
import { laneOf } from './change-destination';
import { UNSET } from './connect';
import type { ConnectPorts } from './connect-ports';
import { accountsOf } from './our-accounts';
import { destinationBefore, type PutBack, type PuttingBack, putBack } from './put-back';
import { inCode, listed, sameDigits, tellPutBack } from './tell-connect';

interface Visit extends PuttingBack {
    readonly language: Language;
    readonly say: Saying<ConnectKey>;
}

/** `/sms disconnect`: what was connected; with a number what would be put back, and with a yes it is. */
export async function disconnect({ caller, words, isYes }: CommandOrder, ports: ConnectPorts): Promise<CommandAnswer> {
    const { settings, askTwilio, connections } = ports;
    const language = languageOf([caller.language, settings.language]);
    const say = speaking(CONNECT_WORDS, language);
    const accounts = accountsOf(settings);
    const unset = accounts.length === 0 ? 'no-login' : settings.apiUrl === undefined ? 'no-api-address' : undefined;
    if (unset !== undefined || settings.apiUrl === undefined) {
        return { lines: [say(UNSET[unset ?? 'no-api-address'])] };
    }
    const all = await connections.all();
    if (words.length === 0) {
        return { lines: listConnections(all, say) };
    }
    const typed = words.join(' ');
    const connection = all.find(({ numbers }) => numbers.some((number) => sameDigits(number, typed)));
    if (connection === undefined) {
        return { lines: [say('notConnected', { number: inCode(typed) })] };
    }
    const visit = { accounts, reading: { askTwilio, apiUrl: settings.apiUrl }, language, say };
    return isYes ? putBackInTurn(connection, visit, ports) : tellFirst(connection, typed, visit);
}

function listConnections(all: readonly Connection[], say: Saying<ConnectKey>): readonly string[] {
    if (all.length === 0) {
        return [say('nothingConnected')];
    }
    const lines = all.map(({ sid, name, numbers, at }) => {
        const about = { numbers: listed(numbers), number: numbers[0] ?? name, date: dateOf(at) };
        return sid.startsWith('MG')
            ? say('connectionService', { ...about, service: inCode(name) })
            : say('connection', about);
    });
    return [say('connections'), ...lines];
}

function dateOf(at: number): string {
    return new Date(at).toISOString().slice(0, 10);
}

function tellFirst(connection: Connection, typed: string, { say, language }: Visit): CommandAnswer {
    const { name, numbers } = connection;
    const number = numbers.find((one) => sameDigits(one, typed)) ?? name;
    const lines = [
        say('wouldPutBack', { name: inCode(name) }),
        ...(numbers.length > 1 ? [say('affected', { numbers: listed(numbers) })] : []),
        tellPutBack(destinationBefore(connection), say),
    ];
    return askAnswer(lines, { label: say('disconnectButton'), command: `disconnect ${number} yes` }, language);
}

async function putBackInTurn(connection: Connection, visit: Visit, ports: ConnectPorts): Promise<CommandAnswer> {
    const lines: string[] = [];
    const atTurn = async () => {
        const outcome = await putBack(connection, visit, ports);
        lines.push(sayOutcome(outcome, connection, visit));
        return finished();
    };
    await withPass(laneOf(connection), { atTurn }, ports);
    return { lines: lines.length > 0 ? lines : [visit.say('busyHere')] };
}

function sayOutcome(outcome: PutBack, { name, numbers }: Connection, { say, language }: Visit): string {
    switch (outcome.kind) {
        case 'put-back':
            return say('disconnected', { numbers: listed(numbers) });
        case 'changed-since':
            return say('changedSince', { name: inCode(name) });
        case 'gone':
            return say('movedSince', { name: inCode(name) });
        case 'unknown':
            return say('unknown');
        case 'not-done':
            return say('notDone', { why: sayTrouble(outcome.trouble, language) });
    }
}

/** Puts everything back that was connected, as when the app is removed; what cannot be is named in the log. */
export async function disconnectAll(ports: ConnectPorts): Promise<void> {
    const { settings, askTwilio, connections, log } = ports;
    const all = await connections.all();
    const { apiUrl } = settings;
    if (all.length === 0 || apiUrl === undefined) {
        return;
    }
    const visit = { accounts: accountsOf(settings), reading: { askTwilio, apiUrl } };
    const outcomes = await Promise.all(all.map((connection) => putBack(connection, visit, ports)));
    const count = outcomes.filter(({ kind }) => kind === 'put-back').length;
    log.info('sms.disconnected', { count, left: outcomes.length - count });
}
