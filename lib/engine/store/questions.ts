import type { Question, Questions } from '../../outbound/first-ports';
import { readFirstText } from '../../outbound/first-text';
import { labels } from './labels';
import type { Records } from './records';

/** What agents were asked, as records of the app's persistence: of several of one agent the latest counts. */
export function questionsOver(records: Records): Questions {
    const readFrom = async (label: string): Promise<readonly Question[]> =>
        (await records.find(label)).map(toQuestion).filter((one): one is Question => one !== undefined);
    return {
        ask: (question) => records.put([labels.questions, labels.question(question.first.agentId)], question),
        async find(agentId) {
            const asked = await readFrom(labels.question(agentId));
            return asked.slice().sort((one, other) => other.at - one.at)[0];
        },
        async remove(agentId) {
            await records.remove([labels.question(agentId)]);
        },
        async removeBefore(time) {
            for (const { first, at } of await readFrom(labels.questions)) {
                if (at < time) {
                    await records.remove([labels.question(first.agentId)]);
                }
            }
        },
    };
}

/** A question as it is stored; undefined for anything else. */
export function toQuestion(stored: unknown): Question | undefined {
    const { id, at, first }: Readonly<Record<string, unknown>> =
        typeof stored === 'object' && stored !== null ? { ...stored } : {};
    const asked = readFirstText(first);
    return typeof id === 'string' && typeof at === 'number' && asked !== undefined
        ? { id, at, first: asked }
        : undefined;
}
