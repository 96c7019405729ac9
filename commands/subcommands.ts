import { check } from '../lib/channel/check/check';
import { connect } from '../lib/channel/connect';
import { disconnect } from '../lib/channel/disconnect';
import { forgetCustomer } from '../lib/channel/forget';
import { recover } from '../lib/channel/recover';
import { sendTest } from '../lib/channel/send-test';
import type { AppPorts } from '../lib/engine/app-ports';
import { conversationsOver } from '../lib/engine/first-conversations';
import type { CommandAnswer, Tell } from '../lib/model/command-answer';
import type { CommandFor, CommandOrder } from '../lib/model/command-order';
import type { Settings } from '../lib/model/settings';
import { later } from '../lib/outbound/later';
import { sendAgain } from '../lib/outbound/send-again';
import { template } from '../lib/outbound/template';
import { sayYes, writeFirst } from '../lib/outbound/write-first';
import { type Language, speaking } from '../lib/words/say';
import { CHECK_WORDS } from '../lib/words/topics/check';
import { CONNECT_WORDS } from '../lib/words/topics/connect';
import { FORGET_WORDS } from '../lib/words/topics/forget';
import { LATER_WORDS } from '../lib/words/topics/later';
import { RECOVER_WORDS } from '../lib/words/topics/recover';
import { TEMPLATE_WORDS } from '../lib/words/topics/template';
import { TEST_WORDS } from '../lib/words/topics/test';
import { WINDOW_WORDS } from '../lib/words/topics/window';
import { WRITE_FIRST_WORDS } from '../lib/words/topics/write-first';

/** What a command's story needs from outside; `tell` answers before it has ended. */
export type CommandPorts = AppPorts & { readonly settings: Settings; readonly tell: Tell };

/** One command behind `/sms`. */
export interface Subcommand {
    /** The word that it begins with, in lower case. */
    readonly name: string;
    readonly whose: CommandFor;
    /** What to type behind `/sms`, and what it does, as the list of all commands has it. */
    readonly usage: string;
    readonly what: (language: Language) => string;
    /** Whether a `yes` at the end is an answer to what it asked, and none of its own words. */
    readonly isAsking?: boolean;
    /** Whether a line that begins with this word is this one's, where its name is none to be typed. It gets all words. */
    readonly isBegunBy?: (word: string) => boolean;
    readonly run: (order: CommandOrder, ports: CommandPorts) => Promise<CommandAnswer>;
}

/** Every command there is besides `help`, in the order in which they are listed. */
export function subcommands(): readonly Subcommand[] {
    return [
        {
            name: 'check',
            whose: 'admin',
            usage: 'check',
            what: (language) => speaking(CHECK_WORDS, language)('checkWhat'),
            run: check,
        },
        {
            name: 'connect',
            whose: 'admin',
            usage: 'connect [number]',
            what: (language) => speaking(CONNECT_WORDS, language)('connectWhat'),
            isAsking: true,
            run: connect,
        },
        {
            name: 'disconnect',
            whose: 'admin',
            usage: 'disconnect number',
            what: (language) => speaking(CONNECT_WORDS, language)('disconnectWhat'),
            isAsking: true,
            run: disconnect,
        },
        {
            name: 'test',
            whose: 'admin',
            usage: 'test number',
            what: (language) => speaking(TEST_WORDS, language)('testWhat'),
            run: sendTest,
        },
        {
            name: 'recover',
            whose: 'admin',
            usage: 'recover [hours]',
            what: (language) => speaking(RECOVER_WORDS, language)('what'),
            run: recover,
        },
        {
            name: 'forget',
            whose: 'admin',
            usage: 'forget +14155550134',
            what: (language) => speaking(FORGET_WORDS, language)('help'),
            isAsking: true,
            run: forgetCustomer,
        },
        {
            name: 'number',
            whose: 'agent',
            usage: '+1 415 555 0134 …',
            what: (language) => speaking(WRITE_FIRST_WORDS, language)('what'),
            isBegunBy: (word) => /^(?:[+＋(（[]*\p{Nd}|(?:tel|sms|callto):|from$)/iu.test(word),
            run: (order, ports) => writeFirst(order, { ...ports, conversations: conversationsOver(ports) }),
        },
        {
            name: 'later',
            whose: 'agent',
            usage: 'later 8:30 …',
            what: (language) => speaking(LATER_WORDS, language)('what'),
            run: later,
        },
        {
            name: 'template',
            whose: 'agent',
            usage: 'template [name]',
            what: (language) => speaking(TEMPLATE_WORDS, language)('what'),
            run: (order, ports) => template(order, { ...ports, conversations: conversationsOver(ports) }),
        },
        {
            name: 'again',
            whose: 'agent',
            usage: 'again',
            what: (language) => speaking(WINDOW_WORDS, language)('what'),
            run: sendAgain,
        },
        {
            name: 'yes',
            whose: 'agent',
            usage: 'yes',
            what: (language) => speaking(WRITE_FIRST_WORDS, language)('whatYes'),
            run: (order, ports) => sayYes(order, { ...ports, conversations: conversationsOver(ports) }),
        },
    ];
}
