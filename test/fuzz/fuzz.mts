/** `npm run fuzz`: hostile input of every kind for a while, the same for the same seed; `npm run fuzz -- --help`. */
import { type Random, seeded } from '../harness/seeded.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { commandLine, optionsAndWords, wholeNumber } from '../workspace/command-line.mts';
import { anyRequest, forgedRequest, signedStatus, signedText } from './requests.mts';
import { oneOf } from './shapes.mts';
import { anyCommand, anyForm } from './typing.mts';
import { readAsTyped, wordsAreSafe } from './words.mts';

const USAGE = `Hostile input of every kind, the same for the same seed: forged and random requests, signed texts and statuses with
anything in them, commands, templates and forms, and words against Rocket.Chat's two message parsers. Stops at the
first fault, and says how to have it again.

  npm run fuzz -- [--seconds 60] [--tries 100000] [--seed 1]`;

const { seconds, tries, seed } = commandLine(USAGE, (typed) => {
    const text = { type: 'string' } as const;
    const { values } = optionsAndWords(typed, { options: { seconds: text, tries: text, seed: text }, most: 0 });
    return {
        seconds: wholeNumber('--seconds', values.seconds ?? '60'),
        tries: wholeNumber('--tries', values.tries ?? '100000'),
        seed: wholeNumber('--seed', values.seed ?? '1'),
    };
});

type Try = (workspace: TestWorkspace, random: Random) => unknown;

const TRIES: Readonly<Record<string, Try>> = {
    'a forged request': forgedRequest,
    'any request': anyRequest,
    'a signed text': signedText,
    'a signed status': signedStatus,
    'a command': anyCommand,
    'a form': anyForm,
    'words as typed': (_, random) => readAsTyped(random),
    words: (_, random) => wordsAreSafe(random),
};

/** These take longest. */
const TYPING = ['a command', 'a form'];
const REQUESTS = Object.keys(TRIES).filter((name) => !TYPING.includes(name));

console.log(`seed ${seed}, ${seconds} s`);
// What Express says of bodies that it refuses itself is known, and is a lot.
console.error = () => {};
const workspace = await startWorkspace();
const runtime = workspace.engine.runtimePid(APP_ID);
const random = seeded(seed);
const count = new Map(Object.keys(TRIES).map((what): [string, number] => [what, 0]));
const endsAt = Date.now() + seconds * 1_000;
let failed: string | undefined;
for (let number = 1, toldAt = 0; failed === undefined && number <= tries && Date.now() < endsAt; number += 1) {
    const what = number % 20 === 0 ? oneOf(TYPING, random) : oneOf(REQUESTS, random);
    try {
        await TRIES[what]?.(workspace, random);
        count.set(what, (count.get(what) ?? 0) + 1);
        if (workspace.engine.runtimePid(APP_ID) !== runtime) {
            throw new Error('the app was started anew');
        }
    } catch (error) {
        failed = `${what}, number ${number}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    if (Date.now() - toldAt > (process.stdout.isTTY ? 200 : 10_000)) {
        toldAt = Date.now();
        const line = `${Math.round((endsAt - Date.now()) / 1000)} s left, ${number} tries`;
        process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    }
}
await workspace.stop();
console.log(`\n${[...count].map(([what, times]) => `${what}: ${times}`).join(', ')}`);
if (failed !== undefined) {
    console.log(`\n${failed}\n\nnpm run fuzz -- --seed ${seed} --seconds ${seconds} has it again`);
    process.exit(1);
}
process.exit(0);
