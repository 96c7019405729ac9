import type { OurNumber } from '../../model/number-ports';
import { sayTrouble } from '../../twilio/say-trouble';
import { standingOf } from '../../twilio/webhook-address';
import { speaking } from '../../words/say';
import { CONNECT_WORDS } from '../../words/topics/connect';
import { readTypedNumber } from '../../words/typed-number';
import type { AccountNumber, AccountReading, ReadTrouble } from '../account-numbers';
import { inCode, listed, shownUrl, tellFlaws } from '../tell-connect';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** Where the numbers that are ours lead, and whether what is set is about numbers and services that there are. */
export async function checkNumbers(
    visit: CheckVisit,
    { readings, webhookUrl }: { readonly readings: readonly AccountReading[]; readonly webhookUrl: string },
): Promise<readonly Finding[]> {
    const { ports, say, language } = visit;
    const ours = await ports.ourNumbers.all().catch((): readonly OurNumber[] => []);
    const numbers = readings.flatMap((reading) => reading.numbers);
    const concerned = numbers.filter((number) => isOurs(number, ours) || leadsHere(number, webhookUrl));
    const rightOnes = concerned.filter((number) => tellStanding(number, webhookUrl, visit) === undefined);
    const troubles = readings.flatMap((reading) => reading.troubles);
    return [
        ...(rightOnes.length > 0
            ? [right(say('numbersRight', { numbers: listed(rightOnes.map(({ number }) => number)) }))]
            : []),
        ...concerned.flatMap((number) => tellStanding(number, webhookUrl, visit) ?? []),
        ...troubles
            .filter(isNews)
            .map(({ trouble }) => unknown(say('numbersUnread', { why: sayTrouble(trouble, language) })))
            .slice(0, 1),
        ...(concerned.length === 0 && troubles.length === 0 ? [wrong(say('noNumberHere'))] : []),
        ...(troubles.length === 0 ? checkNamed(visit, { readings, numbers, ours }) : []),
    ];
}

/** A login that Twilio does not take is told of the account. */
function isNews({ trouble }: ReadTrouble): boolean {
    return trouble.kind !== 'login';
}

function isOurs({ accountSid, number }: AccountNumber, ours: readonly OurNumber[]): boolean {
    return ours.some((one) => one.number === number && one.accountSid === accountSid);
}

function leadsHere({ decides }: AccountNumber, webhookUrl: string): boolean {
    return decides !== undefined && standingOf(decides, webhookUrl).kind === 'here';
}

/** What is wrong with where a number leads; undefined where nothing is. */
function tellStanding(
    { number, decides, own }: AccountNumber,
    webhookUrl: string,
    { say, language }: CheckVisit,
): Finding | undefined {
    if (decides === undefined) {
        return unknown(say('numberUnknown', { number }));
    }
    const standing = standingOf(decides, webhookUrl);
    const by = decides === own ? '' : ` ${say('byService', { service: inCode(decides.name) })}`;
    switch (standing.kind) {
        case 'here': {
            const flaws = tellFlaws(standing.flaws, speaking(CONNECT_WORDS, language));
            return standing.flaws.length === 0 ? undefined : wrong(say('numberFlawed', { number, flaws }) + by);
        }
        case 'elsewhere':
            return wrong(say('numberElsewhere', { number, url: shownUrl(standing.url) }) + by);
        case 'application':
            return wrong(say('numberApplication', { number, sid: standing.sid }) + by);
        case 'nowhere':
            return wrong(say('numberNowhere', { number }) + by);
    }
}

interface Named {
    readonly readings: readonly AccountReading[];
    readonly numbers: readonly AccountNumber[];
    readonly ours: readonly OurNumber[];
}

/** What is set, or known as ours, and that no account has. */
function checkNamed({ ports, say }: CheckVisit, { readings, numbers, ours }: Named): readonly Finding[] {
    const { messagingServiceSid, departmentsByNumber, defaultNumber, defaultCountry } = ports.settings;
    const digits = new Set(numbers.map(({ number }) => number.replace(/\D/g, '')));
    const isMissing = (wanted: string) => PHONE.test(wanted) && !digits.has(wanted.replace(/\D/g, ''));
    const services = readings.flatMap((reading) => reading.services);
    const hasService = messagingServiceSid === '' || services.some(({ sid }) => sid === messagingServiceSid);
    const gone = ours.map(({ number }) => number).filter(isMissing);
    const unlisted = Array.from(departmentsByNumber.keys()).filter(isMissing);
    const usual = readTypedNumber(defaultNumber, defaultCountry);
    const isUsualMissing = usual.kind === 'number' && isMissing(usual.phone);
    return [
        ...(isUsualMissing ? [wrong(say('noDefaultNumber', { number: usual.phone }))] : []),
        ...gone.map((number) => wrong(say('numberGone', { number }))),
        ...unlisted.map((number) => wrong(say('departmentNumber', { number: `+${number.replace(/\D/g, '')}` }))),
        ...(hasService ? [] : [wrong(say('noService', { sid: inCode(messagingServiceSid) }))]),
    ];
}

/** A phone number of whatever channel, and no short code. */
const PHONE = /^(?:\w+:)?\+?\d{7,15}$/;
