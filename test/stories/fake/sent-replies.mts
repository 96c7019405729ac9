import type { AgentFile } from '../../../lib/outbound/reply.ts';
import { addressOf } from '../../unit/texts.mts';
import type { Taken } from './memory-twilio.mts';
import { type ReplyWorld, replySaying, wayTo } from './reply-world.mts';
import { ACCOUNT, CUSTOMER, OUR_NUMBER } from './signed-texts.mts';

interface About {
    readonly customer?: string;
    readonly to?: string;
    readonly accountSid?: string;
    /** The messaging service through which the customer's text came. */
    readonly service?: string;
    readonly text?: string;
    readonly files?: readonly AgentFile[];
}

/** Sends a reply with the id m-0, or the count of the messages before, in a conversation of this customer. */
export async function sent(world: ReplyWorld, about: About = {}): Promise<readonly Taken[]> {
    const { customer = CUSTOMER, to = OUR_NUMBER, accountSid = ACCOUNT, service, text = 'Hi', files = [] } = about;
    const messagingServiceSid = service === undefined ? {} : { messagingServiceSid: service };
    const way = wayTo(customer, { to: addressOf(to), accountSid, ...messagingServiceSid });
    const reply = replySaying(text, { way, files, messageId: `m-${world.taken.length}` });
    await world.workspace.clock.until(world.start('one').send(reply));
    return world.taken;
}

/** A file that the agent has uploaded. */
export function uploaded(
    world: ReplyWorld,
    name: string,
    { type, size = 1_000 }: { readonly type: string; readonly size?: number },
): AgentFile {
    world.files.set(name, size);
    return { uploadId: name, name, type, caption: '' };
}
