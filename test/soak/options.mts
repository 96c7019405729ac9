import { optionsAndWords } from '../workspace/command-line.mts';
import { type Place, placeOf } from '../workspace/start-options.mts';

export const USAGE = `Customers and agents write while much goes wrong; tells what was lost or came twice, by kinds.

  npm run soak -- [--minutes 3] [--server old|new] [--runtime node|deno]

  --minutes  how long they write; then everything has seven minutes to arrive
  --server   which Rocket.Chat it stands for: old (7.0 to 8.2) or new (8.3 and later, unless told)
  --runtime  what runs the app: node (unless told) or deno

  SEED=… chooses the chances`;

/** What `npm run soak -- …` asks for. Throws, with one sentence, for anything else. */
export function soakOptions(typed: readonly string[]): Place & { readonly minutes: number } {
    const options = { minutes: { type: 'string' }, server: { type: 'string' }, runtime: { type: 'string' } } as const;
    const { values } = optionsAndWords(typed, { options, most: 0 });
    const minutes = Number(values.minutes ?? 3);
    if (!(minutes > 0)) {
        throw new Error(`"${values.minutes}" is no number of minutes.`);
    }
    return { minutes, ...placeOf(values) };
}
