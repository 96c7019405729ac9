import type { Livechat } from '../model/livechat-ports';
import type { Log } from '../model/ports';
import type { Settings } from '../model/settings';
import { chooseDepartment } from './choose-department';
import type { PendingText } from './pending-text';

export interface DepartmentPorts {
    readonly livechat: Pick<Livechat, 'findDepartment' | 'isAnyoneOnline'>;
    readonly settings: Pick<Settings, 'departmentsByNumber' | 'defaultDepartment'>;
    readonly log: Pick<Log, 'warnOnce'>;
}

/** What a department is chosen by: the webhook's query, and the number that was texted. */
export type DepartmentWish = Pick<PendingText, 'department'> & { readonly text: Pick<PendingText['text'], 'to'> };

/** The id of the department for a new conversation, the best that exists; undefined where Rocket.Chat's routing is to choose. */
export async function findDepartment(wish: DepartmentWish, ports: DepartmentPorts): Promise<string | undefined> {
    const candidates = chooseDepartment({
        query: wish.department,
        to: wish.text.to,
        map: ports.settings.departmentsByNumber,
        fallback: ports.settings.defaultDepartment,
    });
    for (const idOrName of candidates) {
        const id = await ports.livechat.findDepartment(idOrName);
        if (id !== undefined) {
            return id;
        }
        ports.log.warnOnce('sms.department-unknown', { department: idOrName });
    }
    return undefined;
}

/** Whether a new conversation for this text would find somebody. True where that cannot be told. */
export async function isAnyoneFor(wish: DepartmentWish, ports: DepartmentPorts): Promise<boolean> {
    try {
        return await ports.livechat.isAnyoneOnline(await findDepartment(wish, ports));
    } catch {
        return true;
    }
}
