import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import type { Destination } from '../twilio/destinations';
import { sayTrouble } from '../twilio/say-trouble';
import { addressesFor, standingOf } from '../twilio/webhook-address';
import { askAnswer } from '../words/command-wording';
import { languageOf, type Saying, speaking } from '../words/say';
import { CONNECT_WORDS, type ConnectKey } from '../words/topics/connect';
import { type AccountNumber, type AccountReading, readAccount } from './account-numbers';
import { accountOf, isRight, laneOf } from './change-destination';
import type { ConnectPorts } from './connect-ports';
import { findNumber } from './find-number';
import { ourSide } from './our-accounts';
import { noteOurs, type Pointer, pointHere } from './point-here';
import { listed, tellChange, tellNumber } from './tell-connect';

interface Visit extends Pointer {
    readonly readings: readonly AccountReading[];
}

/** `/sms connect`: where the numbers lead; with a number what would change, and with a yes the change. */
export async function connect({ caller, words, isYes }: CommandOrder, ports: ConnectPorts): Promise<CommandAnswer> {
    const language = languageOf([caller.language, ports.settings.language]);
    const say = speaking(CONNECT_WORDS, language);
    const side = ourSide(ports);
    if (typeof side === 'string') {
        return told(say(UNSET[side]));
    }
    const reading = { askTwilio: ports.askTwilio, apiUrl: side.apiUrl };
    const readings = await Promise.all(side.accounts.map((account) => readAccount(account, reading)));
    const visit: Visit = { side, readings, language, say };
    if (words.length === 0) {
        return listNumbers(visit);
    }
    const typed = words.join(' ');
    const found = findNumber(
        typed,
        readings.flatMap(({ numbers }) => numbers),
    );
    switch (found.kind) {
        case 'none':
            return { lines: [say('notFound', { number: shown(typed) }), ...troublesIn(visit)] };
        case 'several':
            return told(say('ambiguous', { number: shown(typed), numbers: listed(found.numbers) }));
        case 'found':
            return connectNumber(found.number, { visit, isYes }, ports);
    }
}

/** What has to be set first. */
export const UNSET = { 'no-login': 'noLogin', 'no-api-address': 'noApiAddress', 'no-address': 'noAddress' } as const;

function told(...lines: readonly string[]): CommandAnswer {
    return { lines };
}

function shown(typed: string): string {
    return typed.replace(/`/g, '').slice(0, MAX_SHOWN);
}

const MAX_SHOWN = 40;

function listNumbers(visit: Visit): CommandAnswer {
    const { side, readings, say } = visit;
    const numbers = readings.flatMap((reading) => reading.numbers);
    const troubles = troublesIn(visit);
    if (numbers.length === 0) {
        return { lines: troubles.length > 0 ? troubles : [say('noNumbers')] };
    }
    const isHere = ({ decides }: AccountNumber) =>
        decides !== undefined && standingOf(decides, side.webhookUrl).kind === 'here';
    const inOrder = [...numbers.filter(isHere), ...numbers.filter((number) => !isHere(number))];
    const others = inOrder.filter(({ decides }) => decides !== undefined && !isRight(decides, side.webhookUrl));
    const left = inOrder.length - MAX_LISTED;
    return {
        lines: [
            say('numbers'),
            ...inOrder.slice(0, MAX_LISTED).map((number) => tellNumber(number, side.webhookUrl, say)),
            ...(left > 0 ? [say('more', { count: String(left) })] : []),
            ...troubles,
            ...(others.length === 0 ? [] : [say('toConnect')]),
        ],
        buttons: others
            .slice(0, MAX_BUTTONS)
            .map(({ number }) => ({ label: say('button', { number }), command: `connect ${number}` })),
    };
}

/** More is no list that anybody reads. */
const MAX_LISTED = 50;
const MAX_BUTTONS = 10;

function troublesIn({ readings, language, say }: Visit): readonly string[] {
    return readings.flatMap(({ account, troubles }) =>
        troubles.map(({ of, trouble }) => {
            const what = say(({ number: 'kindNumber', service: 'kindService', sender: 'kindSender' } as const)[of]);
            return say('notRead', { what, account: account.sid, why: sayTrouble(trouble, language) });
        }),
    );
}

/** All numbers for which a destination decides. */
function numbersOf(destination: Destination, readings: readonly AccountReading[]): readonly string[] {
    return readings
        .flatMap(({ numbers }) => numbers)
        .filter(({ decides }) => decides?.sid === destination.sid)
        .map(({ number }) => number);
}

async function connectNumber(
    { number, accountSid, decides, service }: AccountNumber,
    { visit, isYes }: { readonly visit: Visit; readonly isYes: boolean },
    ports: ConnectPorts,
): Promise<CommandAnswer> {
    const { side, readings, language, say } = visit;
    if (decides === undefined) {
        const trouble = readings.flatMap(({ troubles }) => troubles).find(({ of }) => of === 'service')?.trouble;
        const why = trouble === undefined ? '' : sayTrouble(trouble, language);
        return told(say('servicesUnread', { number, why }));
    }
    const numbers = numbersOf(decides, readings);
    if (isRight(decides, side.webhookUrl)) {
        await noteOurs({ accountSid, numbers }, ports);
        return told(say('alreadyHere', { number }));
    }
    if (!isYes) {
        const others = service === decides ? numbers.filter((other) => other !== number) : [];
        const lines = tellChange({ number, decides, others }, side.webhookUrl, say);
        const byHand = decides.kind === 'sender' ? [sayByHand(decides, side.webhookUrl, say)] : [];
        return askAnswer([...lines, ...byHand], { label: say('goOn'), command: `connect ${number} yes` }, language);
    }
    const account = accountOf(accountSid, side.accounts);
    const lines: string[] = [];
    const atTurn = async () => {
        lines.push(...(await pointHere({ number, numbers, place: { destination: decides, account } }, visit, ports)));
        return finished();
    };
    await withPass(laneOf(decides), { atTurn }, ports);
    return { lines: lines.length > 0 ? lines : [say('busyHere')] };
}

function sayByHand(destination: Destination, webhookUrl: string, say: Saying<ConnectKey>): string {
    return say('senderByHand', { number: destination.name, ...addressesFor(destination, webhookUrl) });
}
