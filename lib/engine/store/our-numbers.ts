import type { OurNumber, OurNumbers } from '../../model/number-ports';
import { labels } from './labels';
import type { Records } from './records';

/** The numbers whose texts are ours, as records of the app's persistence: one by `/sms connect`, one by what was heard. */
export function ourNumbersOver(records: Records): OurNumbers {
    const put = ({ accountSid, number, since, how, department, awayAt }: OurNumber) =>
        records.put([labels.ourNumbers, labels.ourNumber({ accountSid, number }), labels.how(how)], {
            accountSid,
            number,
            since,
            how,
            ...(department === undefined ? {} : { department }),
            ...(awayAt === undefined ? {} : { awayAt }),
        });
    // In this order, so that a death in between does not forget the number.
    const putAlone = async (number: OurNumber) => {
        await put(number);
        for (const how of HOWS.filter((other) => other !== number.how)) {
            await records.remove([labels.ourNumber(number), labels.how(how)]);
        }
    };
    return {
        async all() {
            const numbers = new Map<string, OurNumber>();
            for (const found of (await records.find(labels.ourNumbers)).filter(isOurNumber)) {
                const key = labels.ourNumber(found);
                numbers.set(key, joined(found, numbers.get(key)));
            }
            return Array.from(numbers.values());
        },
        async note(number) {
            const found = (await records.find(labels.ourNumber(number))).filter(isOurNumber);
            await (found.some(({ awayAt }) => awayAt !== undefined) ? putAlone(number) : put(number));
        },
        leave: putAlone,
        async forget(number) {
            await records.remove([labels.ourNumber(number)]);
        },
    };
}

const HOWS: readonly OurNumber['how'][] = ['connected', 'heard'];

function joined(one: OurNumber, other: OurNumber | undefined): OurNumber {
    const how = one.how === 'connected' || other?.how === 'connected' ? 'connected' : 'heard';
    const { accountSid, number } = one;
    const department = [one, other].map((known) => known?.department).find((known) => typeof known === 'string');
    const since = Math.min(one.since, other?.since ?? one.since);
    const awayAt = [one, other].map((known) => known?.awayAt).find((known) => typeof known === 'number');
    return {
        accountSid,
        number,
        how,
        since,
        ...(department === undefined ? {} : { department }),
        ...(awayAt === undefined ? {} : { awayAt }),
    };
}

function isOurNumber(data: unknown): data is OurNumber {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { accountSid, number, since, how }: Partial<Record<keyof OurNumber, unknown>> = data;
    const isKnown = how === 'connected' || how === 'heard';
    return isKnown && typeof accountSid === 'string' && typeof number === 'string' && typeof since === 'number';
}
