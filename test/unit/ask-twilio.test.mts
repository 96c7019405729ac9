import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { askTwilioOver } from '../../lib/engine/ask-twilio.ts';
import type { TwilioRequest } from '../../lib/model/http-ports.ts';

// The limit of a request that has ended would keep the process for as long.
before(() => mock.timers.enable({ apis: ['setTimeout'] }));
after(() => mock.timers.reset());

const URL_OF_NUMBERS = 'https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json?PageSize=1000';
const REQUEST: TwilioRequest = {
    method: 'GET',
    url: URL_OF_NUMBERS,
    account: { sid: 'AC1', authTokens: ['se/cret', 'second'] },
};

interface Asked {
    readonly verb: string;
    readonly url: string;
    readonly options: Readonly<Record<string, unknown>>;
}

/** The accessor as Rocket.Chat gives it, answering with what `answer` returns or throws. */
function httpThat(answer: (asked: Asked) => unknown) {
    const verb = (name: string) => async (url: string, options: Asked['options']) =>
        answer({ verb: name, url, options });
    return { get: verb('get'), post: verb('post'), del: verb('del') } as never;
}

test('the login is in the address alone, and what comes back is its JSON and Twilio’s clock', async () => {
    const asked: Asked[] = [];
    const ask = askTwilioOver(
        httpThat((one) => {
            asked.push(one);
            return { statusCode: 200, content: '{"sid":"PN1"}', headers: { date: 'Sun, 29 Nov 2026 04:00:00 GMT' } };
        }),
    );
    const date = Date.UTC(2026, 10, 29, 4);
    assert.deepEqual(await ask(REQUEST), { kind: 'answer', status: 200, body: { sid: 'PN1' }, date });
    assert.deepEqual(
        asked.map(({ verb, url, options }) => [verb, url, options.auth, options.content]),
        [['get', URL_OF_NUMBERS.replace('//', '//AC1:se%2Fcret@'), undefined, undefined]],
    );
});

test('a form is sent as Twilio reads it, an empty value and several of one name too', async () => {
    const bodies: unknown[] = [];
    const ask = askTwilioOver(
        httpThat(({ verb, options }) => {
            bodies.push(verb, options.content, Object.keys(Object(options.headers)));
            return { statusCode: 200, content: 'no JSON' };
        }),
    );
    const answer = await ask({
        ...REQUEST,
        method: 'POST',
        form: { SmsUrl: 'https://a/#rc=3', Empty: '', Two: ['1', '2'] },
    });
    assert.deepEqual(answer, { kind: 'answer', status: 200, body: undefined });
    const form = 'SmsUrl=https%3A%2F%2Fa%2F%23rc%3D3&Empty=&Two=1&Two=2';
    assert.deepEqual(bodies, ['post', form, ['Accept', 'Content-Type']]);
    await ask({ ...REQUEST, method: 'POST', json: { webhook: { callback_url: 'https://a/' } } });
    assert.deepEqual(bodies.slice(3), [
        'post',
        '{"webhook":{"callback_url":"https://a/"}}',
        ['Accept', 'Content-Type'],
    ]);
});

test('where a token is refused the next one is tried, and where there is none nobody is asked', async () => {
    const passwords: string[] = [];
    const ask = askTwilioOver(
        httpThat(({ url }) => {
            passwords.push(new URL(url).password);
            return { statusCode: new URL(url).password === 'second' ? 200 : 401, content: '{}' };
        }),
    );
    assert.equal(((await ask({ ...REQUEST, method: 'DELETE' })) as { status?: number }).status, 200);
    assert.deepEqual(passwords, ['se%2Fcret', 'second']);
    const none = await ask({ ...REQUEST, account: { sid: 'AC1', authTokens: [] } });
    assert.deepEqual([none, passwords.length], [{ kind: 'answer', status: 401, body: undefined }, 2]);
});

for (const [kind, message] of [
    ['unreachable', `request to ${URL_OF_NUMBERS} failed, reason: connect ECONNREFUSED 127.0.0.1:1`],
    ['wrong-host', `request to ${URL_OF_NUMBERS} failed, reason: getaddrinfo ENOTFOUND api.twilio.com`],
    ['unanswered', 'The user aborted a request.'],
] as const) {
    test(`a request that fails is told without its words: ${kind}`, async () => {
        const ask = askTwilioOver(
            httpThat(() => {
                throw new Error(message);
            }),
        );
        assert.deepEqual(await ask(REQUEST), { kind });
    });
}

test('an answer that is not all there after 14 s counts as none', async () => {
    const asking = askTwilioOver(httpThat(() => new Promise(() => undefined)))(REQUEST);
    mock.timers.tick(14_000);
    assert.deepEqual(await asking, { kind: 'unanswered' });
});
