import type { Pending } from '../queue/pending';
import { type DepartmentPorts, isAnyoneFor } from './find-department';
import { pendingTextIn } from './pending-text';

/**
 * Whether to try what waits: a text that met nobody is left until there is somebody, asked once per department and
 * number for as long as the answer is used.
 */
export function prospects(ports: DepartmentPorts): (pending: Pending) => Promise<boolean> {
    const answers = new Map<string, Promise<boolean>>();
    return async (pending) => {
        const work = pendingTextIn(pending);
        if (work === undefined || pending.lastTry?.trouble.kind !== 'nobody-there') {
            return true;
        }
        const key = `${work.department}\n${work.text.to.raw}`;
        const answer = answers.get(key) ?? isAnyoneFor(work, ports);
        answers.set(key, answer);
        return answer;
    };
}
