import type { TestWorkspace } from '../harness/workspace.mts';
import { forgottenForGood, helpIsForWhoAsks, nothingTypedIsInTheLog } from './commanding.mts';
import { nothingIsInTheLog, unsignedRequestsDoNotFillIt } from './quiet-log.mts';
import { everyWayIsAnsweredWhereItCame, strangersGetNothing } from './strangers.mts';

/** What is played on today's server and on one of before, by what it shows. */
type Played = ReadonlyArray<readonly [what: string, play: (workspace: TestWorkspace) => Promise<void>]>;

/** What the app keeps to itself. */
export const KEPT_SECRET: Played = [
    ['nothing of what people write, and no number, signature or token stands in the app’s log', nothingIsInTheLog],
    ['unsigned requests cannot fill the app’s log', unsignedRequestsDoNotFillIt],
    ['a number registered in the public livechat API gives nothing of its conversation', strangersGetNothing],
    [
        'each of a customer’s ways to write is answered where it came from, and shown with its number at once',
        everyWayIsAnsweredWhereItCame,
    ],
];

/** Commands that need no channel. */
export const COMMANDS: Played = [
    ['help is for whoever asks, in their language, and seen by them alone', helpIsForWhoAsks],
    ['nothing of what is typed behind a command stands in the app’s log', nothingTypedIsInTheLog],
    ['a customer is forgotten for good', forgottenForGood],
];
