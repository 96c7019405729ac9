import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Front, INSTANCE_HEADER, startFront } from '../workspace/front.mts';
import { type Listening, listen } from '../workspace/http/listen.mts';

const instances: Listening[] = [];
let front: Front;

before(async () => {
    for (const name of ['first', 'second', 'third']) {
        instances.push(
            await listen((request, response) => {
                let body = '';
                request.on('data', (text) => (body += text));
                request.on('end', () => response.writeHead(201, { 'x-name': name }).end(`${request.url} ${body}`));
            }),
        );
    }
    front = await startFront(() => instances.map(({ url }) => url));
});

after(async () => {
    await front.close();
    await Promise.all(instances.map((instance) => instance.close()));
});

test('the front goes round the instances and passes request and answer on as they are', async () => {
    const names: (string | null)[] = [];
    for (let n = 0; n < 4; n += 1) {
        const response = await fetch(`${front.url}/a?b=%20c`, { method: 'POST', body: 'text' });
        assert.deepEqual([response.status, await response.text()], [201, '/a?b=%20c text']);
        names.push(response.headers.get('x-name'));
    }
    assert.deepEqual(names, ['first', 'second', 'third', 'first']);
});

test('a header aims one request, and aim() all of them', async () => {
    const nameOf = async (headers: Record<string, string> = {}) =>
        (await fetch(front.url, { headers })).headers.get('x-name');
    assert.equal(await nameOf({ [INSTANCE_HEADER]: '3' }), 'third');
    front.aim(instances[1]?.url);
    assert.deepEqual([await nameOf(), await nameOf()], ['second', 'second']);
    front.aim(undefined);
});

test('an instance that is gone is answered with 502', async () => {
    assert.equal((await fetch(front.url, { headers: { [INSTANCE_HEADER]: '9' } })).status, 502);
    const gone = await listen(() => undefined);
    await gone.close();
    front.aim(gone.url);
    assert.equal((await fetch(front.url)).status, 502);
    front.aim(undefined);
});
