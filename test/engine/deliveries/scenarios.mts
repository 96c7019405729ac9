import assert from 'node:assert/strict';
import { drawn } from '../../harness/drawn.mts';
import type { Random } from '../../harness/seeded.mts';
import { until } from '../../harness/until.mts';
import type { TestWorkspace } from '../../harness/workspace.mts';
import { pendingIn } from '../../workspace/app-records.mts';
import type { Sent } from '../../workspace/twilio/twilio.mts';
import { handOver } from '../inbound.mts';
import { type Conversation, conversationsOf } from './conversations.mts';
import type { Story } from './stories.mts';
import type { DeliveryWatch, Fate } from './watch.mts';

/** A story as it goes when nothing disturbs it. */
export interface Recorded {
    readonly story: Story;
    /** Every accessor call of the delivery, in order. */
    readonly points: readonly string[];
    /** How many there are in what comes before it. */
    readonly callsBefore: number;
    readonly seen: Conversation;
}

/** A story that is interrupted at one accessor call. */
interface Plan extends Recorded {
    readonly point: string;
    /** What happens to the call. */
    readonly what: string;
}

/** The same with a customer of its own. */
export interface Scenario extends Plan {
    readonly customer: string;
}

export interface Stage {
    readonly workspace: TestWorkspace;
    readonly watch: DeliveryWatch;
}

let customers = 0;

/** A number that no other customer has. */
export function newCustomer(): string {
    customers += 1;
    return `+1401712${String(customers).padStart(4, '0')}`;
}

/**
 * Tells a story undisturbed, `to` one of our numbers, until it has gone twice the same way: nothing says of an accessor
 * call that it was the last, and on a busy machine one may be missed.
 */
export async function record(story: Story, to: string, stage: Stage): Promise<Recorded> {
    let last = await tell(story, to, stage);
    return until(
        async () => {
            const next = await tell(story, to, stage);
            const isSame = JSON.stringify(next) === JSON.stringify(last);
            last = next;
            return isSame ? next : undefined;
        },
        { what: `${story.name} to go twice the same way` },
    );
}

async function tell(story: Story, to: string, { workspace, watch }: Stage): Promise<Recorded> {
    const customer = newCustomer();
    let callsBefore = 0;
    for (const text of [...story.before, story.text]) {
        callsBefore = watch.pointsOf(customer).length;
        watch.begin(customer);
        await handOver(workspace, customer, { to, ...text });
        await until(quietIn(workspace, { isDone: true }), { what: 'the delivery to end', everyMs: 20 });
    }
    const [seen] = await conversationsOf([customer], workspace.people);
    assert.ok(seen);
    return { story, points: watch.pointsOf(customer).slice(), callsBefore, seen };
}

interface Preparation {
    readonly recorded: readonly Recorded[];
    readonly fates: Readonly<Record<string, Fate>>;
    readonly to: string;
    readonly random: Random;
}

const MOST_ROUNDS = 5;

/** So many texts at once leave the app within its limits of time on a machine that does a lot besides. */
const AT_ONCE = 24;

/** So many scenarios besides one of each kind of call and fate; all are played in memory (stories/interruptions). */
const MORE = 6;

/**
 * Plays each fate at each kind of call, and some more, or at every call of each story (harness/drawn.mts), a few at a time.
 * On a busy machine the app may run out of time and take another way, so that a call does not come: such scenarios are
 * played again.
 */
export async function playAll(
    preparation: Preparation,
    stage: Stage,
    play: (scenarios: readonly Scenario[]) => Promise<void>,
): Promise<void> {
    let plans = plansOf(preparation);
    for (let round = 1; plans.length > 0; round += 1) {
        assert.ok(round <= MOST_ROUNDS, `never came: ${plans.map(nameOf).join('; ')}`);
        const left: Scenario[] = [];
        for (const few of inBatches(plans)) {
            const scenarios = few.map((plan): Scenario => ({ ...plan, customer: newCustomer() }));
            await prepare(scenarios, preparation, stage);
            await play(scenarios);
            left.push(...scenarios.filter((scenario) => !isMet(scenario, stage)));
        }
        plans = left;
    }
}

function plansOf({ recorded, fates, random }: Preparation): readonly Plan[] {
    const all = recorded.flatMap((one) =>
        one.points.flatMap((point) =>
            Object.keys(fates)
                .filter(isNewAt(point))
                .map((what): Plan => ({ ...one, point, what })),
        ),
    );
    return drawn(all, { kindOf, more: MORE, random });
}

/** The call without its number, and what happens to it, whatever comes after. */
function kindOf({ point, what }: Plan): string {
    return `${point.split(' #')[0]} ${what.split(' ').at(-1)}`;
}

/** After a call that only reads is where the next one begins. */
function isNewAt(point: string): (fate: string) => boolean {
    const isRead = /\.do(?:Read|Find|Get)/.test(point);
    return (fate) => !(isRead && fate.endsWith(' after'));
}

function inBatches<T>(all: readonly T[]): readonly (readonly T[])[] {
    const starts = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) => at * AT_ONCE);
    return starts.map((start) => all.slice(start, start + AT_ONCE));
}

/** Delivers what comes before, and arms the interruption. */
async function prepare(
    scenarios: readonly Scenario[],
    { fates, to }: Preparation,
    { workspace, watch }: Stage,
): Promise<void> {
    await Promise.all(
        scenarios.map(async ({ customer, story }) => {
            watch.begin(customer);
            for (const text of story.before) {
                await handOver(workspace, customer, { to, ...text });
            }
        }),
    );
    // Not before: the last calls of a delivery come after its answer.
    const isOver = ({ customer, callsBefore }: Scenario) => watch.pointsOf(customer).length >= callsBefore;
    await until(() => scenarios.every(isOver), { what: 'the last calls of what came before' });
    for (const { customer, point, what } of scenarios) {
        watch.begin(customer, { point, fate: fates[what] ?? {} });
    }
}

/** The text that is to be interrupted. */
export function send({ customer, story }: Scenario, to: string, { workspace }: Stage): Promise<Sent> {
    return workspace.twilio.phone(customer).send({ to, ...story.text });
}

/** Whether the interruption has come. */
export function isMet({ customer }: Scenario, { watch }: Stage): boolean {
    return watch.hasMet(customer);
}

/** Fails unless the agents see of every interrupted customer one of what `expected` says: everything once and in order. */
export async function assertSeen(
    all: readonly Scenario[],
    expected: (scenario: Scenario) => readonly Conversation[],
    stage: Stage,
): Promise<void> {
    const { workspace } = stage;
    const scenarios = all.filter((scenario) => isMet(scenario, stage));
    const found = await conversationsOf(
        scenarios.map(({ customer }) => customer),
        workspace.people,
    );
    const wrong = scenarios.flatMap((scenario, index) => {
        const shown = JSON.stringify(found[index]);
        const isExpected = expected(scenario).some((one) => JSON.stringify(one) === shown);
        return isExpected ? [] : [`${nameOf(scenario)}: ${shown}`];
    });
    assert.deepEqual(wrong, []);
}

function nameOf({ story, what, point }: Plan): string {
    return `${story.name}, ${what} ${point}`;
}

/** Whether no call has begun or ended between several looks, and with `isDone` nothing is pending either. */
export function quietIn({ calls, store }: TestWorkspace, { isDone = false } = {}): () => Promise<boolean> {
    let last = '';
    let same = 0;
    return async () => {
        const made = calls.list();
        const now = `${made.at(-1)?.seq} ${made.filter(({ ms }) => ms === undefined).length}`;
        same = now === last ? same + 1 : 0;
        last = now;
        return same >= 5 && (!isDone || (await pendingIn(store)).length === 0);
    };
}
