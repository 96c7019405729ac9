import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { messagesOver } from '../../lib/engine/twilio-http.ts';
import { messageRequest } from '../../lib/twilio/messages-api.ts';

// The limit of a request that has ended would keep the process for as long.
before(() => mock.timers.enable({ apis: ['setTimeout'] }));
after(() => mock.timers.reset());

const REQUEST = messageRequest({
    apiUrl: 'https://api.twilio.com',
    accountSid: 'AC1',
    authToken: 'se/cret',
    to: '+14017122661',
    from: '+15558675310',
    body: 'Hi',
});

/** The accessor as Rocket.Chat gives it, answering with what the post returns or throws. */
function httpThat(post: (url: string, options: Readonly<Record<string, unknown>>) => unknown) {
    return { post: async (url: string, options: Readonly<Record<string, unknown>>) => post(url, options) } as never;
}

test('the login is in the address alone: a header would follow a redirect to another host', async () => {
    const asked: unknown[] = [];
    const send = messagesOver(
        httpThat((url, { auth, headers }) => {
            asked.push(url, auth, Object.keys(Object(headers)));
            return { statusCode: 201, content: '{"sid":"SM1","status":"queued"}' };
        }),
    );
    assert.deepEqual(await send(REQUEST), { kind: 'sent', sid: 'SM1' });
    assert.deepEqual(asked, [
        'https://AC1:se%2Fcret@api.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
        undefined,
        ['Content-Type', 'Accept'],
    ]);
});

test('a connection refused by the API means not sent, and one refused after a redirect means unknown', async () => {
    const refusedBy = (url: string) =>
        messagesOver(
            httpThat(() => {
                throw new Error(`request to ${url} failed, reason: connect ECONNREFUSED 127.0.0.1:1`);
            }),
        )(REQUEST);
    const own = 'https://AC1:se%2Fcret@api.twilio.com/2010-04-01/Accounts/AC1/Messages.json';
    assert.equal((await refusedBy(own)).kind, 'not-connected');
    assert.equal((await refusedBy('http://elsewhere.example/')).kind, 'unknown');
});

test('an answer that is not all there after 14 s may be that of a message that was taken', async () => {
    const asked: unknown[] = [];
    const sent = messagesOver(
        httpThat((_url, { timeout }) => {
            asked.push(timeout);
            return new Promise(() => undefined);
        }),
    )(REQUEST);
    mock.timers.tick(14_000);
    assert.deepEqual(await sent, { kind: 'unknown' });
    assert.deepEqual(asked, [12_000]);
});

test('a server whose fetch takes no login in an address is given it as the standard has it', async () => {
    const asked: unknown[] = [];
    const send = messagesOver(
        httpThat((url, { auth }) => {
            asked.push(auth);
            if (new URL(url).password !== '') {
                throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${url}`);
            }
            return { statusCode: 201, content: '{"sid":"SM1","status":"queued"}' };
        }),
    );
    assert.equal((await send(REQUEST)).kind, 'sent');
    assert.deepEqual(asked, [undefined, 'AC1:se/cret']);
});
