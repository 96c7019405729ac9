import { inCode } from '../tell-connect';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** Omnichannel, its departments, and who is there to answer. */
export async function checkOmnichannel(visit: CheckVisit): Promise<readonly Finding[]> {
    const { ports, say } = visit;
    const { settings, agents } = ports;
    const wanted = new Set([settings.defaultDepartment, ...settings.departmentsByNumber.values()]);
    wanted.delete('');
    const [isOn, ...departments] = await Promise.all([
        ports.isOmnichannelOn(),
        ...Array.from(wanted, (name) => checkDepartment(name, visit)),
    ]);
    const on =
        isOn === undefined
            ? unknown(say('omnichannelUnknown'))
            : isOn
              ? right(say('omnichannelOn'))
              : wrong(say('omnichannelOff'));
    return [
        on,
        ...(await checkAnybody(visit, wanted.size === 0 || settings.defaultDepartment === '')),
        ...departments.flat(),
        await checkOnlyOne(visit),
        ...(agents.canReact || !settings.showDelivery ? [] : [unknown(say('noReactions'))]),
    ];
}

async function checkAnybody({ ports, say }: CheckVisit, isNeeded: boolean): Promise<readonly Finding[]> {
    if (!isNeeded) {
        return [];
    }
    const isOnline = await answered(ports.livechat.isAnyoneOnline(undefined));
    if (isOnline === undefined) {
        return [unknown(say('onlineUnknown'))];
    }
    return [isOnline ? right(say('online')) : wrong(say('nobodyOnline'))];
}

async function checkDepartment(name: string, { ports, say }: CheckVisit): Promise<readonly Finding[]> {
    const department = inCode(name);
    const id = await answered(ports.livechat.findDepartment(name).then((found) => found ?? ''));
    if (id === undefined) {
        return [unknown(say('departmentUnknown', { department }))];
    }
    if (id === '') {
        return [wrong(say('noDepartment', { department }))];
    }
    const isOnline = await answered(ports.livechat.isAnyoneOnline(id));
    if (isOnline === undefined) {
        return [unknown(say('departmentUnknown', { department }))];
    }
    return [isOnline ? right(say('departmentOnline', { department })) : wrong(say('departmentEmpty', { department }))];
}

/** Whether the server keeps one conversation open per visitor: its mark is on the conversations that it opened since. */
async function checkOnlyOne({ ports, say }: CheckVisit): Promise<Finding> {
    const noted = (await answered(ports.openRooms.all())) ?? [];
    const [newest] = noted.slice().sort((one, other) => other.since - one.since);
    const room = newest && (await answered(ports.roomMessages.room(newest.roomId)));
    if (room === undefined) {
        return unknown(say('onlyOneUnseen'));
    }
    return room.isOnlyOne ? right(say('onlyOne')) : unknown(say('onlyOneUnmarked'));
}

/** What an accessor gives; undefined where it fails. */
async function answered<T>(call: Promise<T>): Promise<T | undefined> {
    return call.catch(() => undefined);
}
