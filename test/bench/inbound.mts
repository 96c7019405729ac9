/**
 * What an incoming text costs, as multiples of an answer that needs no work, all measured in turn in one run: the
 * machine's own speed falls out. `npm run bench` or `npm run bench -- 400` for more rounds.
 */
import { CUSTOMER_NUMBER, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { median, quantile, roundsWanted } from './figures.mts';

type Request = (workspace: TestWorkspace, round: number) => Promise<number>;

const INCOMING = 'sms-incoming/twilio';
const sid = (round: number, kind: number): string => `SM${kind}${String(round).padStart(31, '0')}`;

const text = (about: { from: string; sid: string }): Record<string, string> => ({
    MessageSid: about.sid,
    From: about.from,
    To: OUR_NUMBER,
    Body: 'Is my order ready?',
    NumMedia: '0',
});

const REQUESTS: Readonly<Record<string, Request>> = {
    'no work (another service)': async (workspace) => (await workspace.post('sms-incoming/other', {})).status,
    'refused signature': async (workspace, round) =>
        (await workspace.post(INCOMING, text({ from: CUSTOMER_NUMBER, sid: sid(round, 1) }), { sign: false })).status,
    'returning customer': async (workspace, round) =>
        (await workspace.post(INCOMING, text({ from: CUSTOMER_NUMBER, sid: sid(round, 2) }))).status,
    'repeated MessageSid': async (workspace) =>
        (await workspace.post(INCOMING, text({ from: CUSTOMER_NUMBER, sid: sid(0, 2) }))).status,
    'new customer': async (workspace, round) =>
        (
            await workspace.post(
                INCOMING,
                text({ from: `+1401800${String(round).padStart(4, '0')}`, sid: sid(round, 3) }),
            )
        ).status,
};

const rounds = roundsWanted(150);
const workspace = await startWorkspace();
const taken = new Map(Object.keys(REQUESTS).map((name): [string, number[]] => [name, []]));
for (let round = 0; round < rounds; round += 1) {
    for (const [name, request] of Object.entries(REQUESTS)) {
        const startedAt = performance.now();
        await request(workspace, round);
        taken.get(name)?.push(performance.now() - startedAt);
    }
}
await workspace.stop();

const baseline = median(taken.get('no work (another service)') ?? []);
console.log(`${rounds} rounds; "no work" took ${baseline.toFixed(2)} ms at the median\n`);
console.table(
    [...taken].map(([request, ms]) => ({
        request,
        'median, × no work': Number((median(ms) / baseline).toFixed(2)),
        'p95, × no work': Number((quantile(ms, 0.95) / baseline).toFixed(2)),
    })),
);
