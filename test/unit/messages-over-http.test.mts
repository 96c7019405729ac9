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

const WITH_CALLBACK = messageRequest({
    apiUrl: 'https://api.twilio.com',
    accountSid: 'AC1',
    authToken: 'first',
    otherTokens: ['second', 'third'],
    to: '+14017122661',
    body: 'Hi',
    statusCallback: 'https://chat_1.example.com/status?message=m#rc=3',
});

/** What was asked of a Twilio that takes only this token, and takes no status callback or does. */
async function askedOf({ token, takesCallback }: { readonly token: string; readonly takesCallback: boolean }) {
    const asked: string[] = [];
    const warned: unknown[] = [];
    const http = httpThat((url, { content }) => {
        const { password } = new URL(url);
        const hasCallback = new URLSearchParams(String(content)).has('StatusCallback');
        asked.push(`${password}${hasCallback ? ' with callback' : ''}`);
        if (password !== token) {
            return { statusCode: 401, content: '{"code":20003}' };
        }
        const isRefused = hasCallback && !takesCallback;
        return isRefused
            ? { statusCode: 400, content: '{"code":21609}' }
            : { statusCode: 201, content: '{"sid":"SM1","status":"queued"}' };
    });
    const outcome = await messagesOver(http, { warnOnce: (...line) => void warned.push(line) })(WITH_CALLBACK);
    return { asked, warned, outcome };
}

test('where Twilio refuses a token the next one is tried, and only then', async () => {
    const first = await askedOf({ token: 'first', takesCallback: true });
    assert.deepEqual([first.asked, first.outcome], [['first with callback'], { kind: 'sent', sid: 'SM1' }]);
    const third = await askedOf({ token: 'third', takesCallback: true });
    assert.deepEqual(third.asked, ['first with callback', 'second with callback', 'third with callback']);
    assert.deepEqual(third.outcome, { kind: 'sent', sid: 'SM1' });
    const none = await askedOf({ token: 'another', takesCallback: true });
    assert.deepEqual([none.asked.length, none.outcome], [3, { kind: 'refused', code: 20003 }]);
});

test('a reply whose callback Twilio refuses leaves without one, and the admin is told', async () => {
    const { asked, warned, outcome } = await askedOf({ token: 'second', takesCallback: false });
    assert.deepEqual(asked, ['first with callback', 'second with callback', 'first', 'second']);
    assert.deepEqual(outcome, { kind: 'sent', sid: 'SM1' });
    assert.match(JSON.stringify(warned), /sms\.setting-problem.*public_url.*status callbacks/);
});
