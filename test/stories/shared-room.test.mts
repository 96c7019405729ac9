import { test } from 'node:test';
import { assertDelivered, minutes } from './fake/outcome.mts';
import { APP_ID, CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const WHATSAPP = { From: `whatsapp:${CUSTOMER}`, To: `whatsapp:${OUR_NUMBER}` };

test('a text that waits does not take another line’s for its own where both share a bare room', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'hello' })));
    await clock.quiet();
    // As Rocket.Chat makes a room when one closes under a message: it does not tell whose line it is.
    const [room] = omnichannel.rooms.splice(0);
    omnichannel.rooms.push({ id: room?.id ?? '', visitorToken: room?.visitorToken ?? '', isOpen: true, ...BARE });
    let failures = 1;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post' && failures > 0) {
                failures -= 1;
                throw new Error('boom');
            }
        },
    };
    await clock.until(one.deliver(textRequest({ ...WHATSAPP, Body: 'Yes please' })));
    await clock.until(one.deliver(textRequest({ Body: 'Yes please' })));
    await clock.quiet();
    assertDelivered({ ...workspace, records: [] }, ['hello', 'Yes please'], 'so far');
    await minutes(workspace, 3);
    assertDelivered(workspace, ['hello', 'Yes please', 'Yes please']);
});

const BARE = { createdAt: new Date(0), source: { type: 'app', id: APP_ID } };
