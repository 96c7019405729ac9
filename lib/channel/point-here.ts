import type { Pointing } from '../model/number-ports';
import { inLogWords, troubleOf } from '../model/trouble';
import { type Destination, isPointing, partOf, pointingTo } from '../twilio/destinations';
import { sayTrouble } from '../twilio/say-trouble';
import { addressesFor } from '../twilio/webhook-address';
import type { Language, Saying } from '../words/say';
import type { ConnectKey } from '../words/topics/connect';
import type { ReadPorts } from './account-numbers';
import { type Changed, changeDestination, isRight, lookAgain, type Place } from './change-destination';
import type { ConnectPorts } from './connect-ports';
import type { OurSide } from './our-accounts';
import { listed, shownUrl } from './tell-connect';

export interface Target {
    readonly number: string;
    /** All for which the destination decides. */
    readonly numbers: readonly string[];
    readonly place: Place;
}

/** In whose words it is told, and where the numbers are to lead. */
export interface Pointer {
    readonly side: OurSide;
    readonly language: Language;
    readonly say: Saying<ConnectKey>;
}

/** Keeps what Twilio has, writes what it is to have, and takes note of what became of it. */
export async function pointHere(
    { number, numbers, place }: Target,
    { side, language, say }: Pointer,
    ports: ConnectPorts,
): Promise<readonly string[]> {
    const reading = { askTwilio: ports.askTwilio, apiUrl: side.apiUrl };
    const looked = await lookAgain(place, reading);
    if (looked.kind === 'trouble') {
        const isGone = looked.trouble.kind === 'missing';
        return [isGone ? say('moved', { number }) : say('notDone', { why: sayTrouble(looked.trouble, language) })];
    }
    const { destination } = looked;
    const { accountSid } = place.destination;
    if (isRight(destination, side.webhookUrl)) {
        await noteOurs({ accountSid, numbers }, ports);
        return [say('alreadyHere', { number })];
    }
    const written = pointingTo(destination, addressesFor(destination, side.webhookUrl));
    const keeping = await keepBefore({ destination, numbers, written }, ports);
    if (keeping === undefined) {
        return [say('notStored')];
    }
    const changed = await changeDestination(place, written, reading);
    if (changed.kind === 'not-done') {
        await changeBack({ place, destination, changed }, reading);
        await keeping.takeBack();
        return [say('notDone', { why: sayTrouble(changed.trouble, language) })];
    }
    if (changed.kind === 'unknown') {
        return [say('unknown')];
    }
    await noteOurs({ accountSid, numbers }, ports);
    const old = partOf(destination, 'url');
    const was = old === '' ? [] : [say('wasAt', { url: shownUrl(old) })];
    return [say('connected', { numbers: listed(numbers) }), ...was];
}

interface Change {
    readonly destination: Destination;
    readonly numbers: readonly string[];
    readonly written: Pointing;
}

/** Stores what Twilio has before it is changed; undefined where that fails. What we wrote ourselves is not what was before. */
async function keepBefore(
    { destination, numbers, written }: Change,
    { connections, clock, log }: ConnectPorts,
): Promise<{ takeBack(): Promise<void> } | undefined> {
    const { accountSid, sid, name, pointing } = destination;
    try {
        const known = (await connections.all()).find((connection) => connection.sid === sid);
        const isOurs = known !== undefined && isPointing(pointing, known.written);
        const before = isOurs ? known.before : pointing;
        const at = isOurs ? known.at : clock.now();
        await connections.keep({ accountSid, sid, name, numbers, at, before, written });
        return { takeBack: () => (known === undefined ? connections.remove(sid) : connections.keep(known)) };
    } catch (error) {
        log.warn('sms.connect-failed', { sid, why: inLogWords(troubleOf(error)) });
        return undefined;
    }
}

/** What Twilio took in part is put back. */
async function changeBack(
    {
        place,
        destination,
        changed,
    }: { readonly place: Place; readonly destination: Destination; readonly changed: Changed },
    reading: ReadPorts,
): Promise<void> {
    if (changed.kind === 'not-done' && changed.trouble.kind === 'refused' && changed.trouble.status === 200) {
        await changeDestination(place, destination.pointing, reading);
    }
}

/** Takes note that the texts of these numbers are ours from now on, where that is not known yet. */
export async function noteOurs(
    { accountSid, numbers }: { readonly accountSid: string; readonly numbers: readonly string[] },
    { ourNumbers, clock }: ConnectPorts,
): Promise<void> {
    const known = await ourNumbers.all();
    const isKnown = (number: string) =>
        known.some(
            (one) =>
                one.number === number &&
                one.accountSid === accountSid &&
                one.how === 'connected' &&
                one.awayAt === undefined,
        );
    const since = clock.now();
    const fresh = numbers.filter((number) => !isKnown(number));
    await Promise.all(fresh.map((number) => ourNumbers.note({ accountSid, number, since, how: 'connected' })));
}
