import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { checkOutgoing, messagesOf } from '../../lib/twilio/outgoing-limits.ts';

const KB = 1024;
const MB = 1024 * KB;

function file(type: string, size: number, name: string = 'x') {
    return { name, type, size };
}

test('a file over the limit of its channel and type is refused with that limit', () => {
    const refusal = (channel: 'sms' | 'whatsapp' | 'rcs', type: string, size: number) =>
        checkOutgoing({ channel, files: [file(type, size)] }).refused[0]?.reason;
    assert.equal(refusal('sms', 'image/jpeg', 5 * MB), undefined);
    assert.deepEqual(refusal('sms', 'image/jpeg', 5 * MB + 1), { kind: 'size', maxBytes: 5 * MB });
    assert.equal(refusal('sms', 'application/pdf', 500 * KB), undefined);
    assert.deepEqual(refusal('sms', 'application/pdf', 500 * KB + 1), { kind: 'size', maxBytes: 500 * KB });
    assert.equal(refusal('sms', 'IMAGE/JPG; q=1', 5 * MB), undefined);
    assert.equal(refusal('whatsapp', 'application/pdf', 16 * MB), undefined);
    assert.deepEqual(refusal('whatsapp', 'application/pdf', 16 * MB + 1), { kind: 'size', maxBytes: 16 * MB });
    assert.equal(refusal('rcs', 'video/mp4', 16 * MB), undefined);
});

test('a type the channel does not take is refused', () => {
    const accepted = (channel: 'sms' | 'whatsapp', type: string): boolean =>
        checkOutgoing({ channel, files: [file(type, 1)] }).fit.length === 1;
    assert.ok(accepted('sms', 'image/gif') && !accepted('whatsapp', 'image/gif'));
    assert.ok(!accepted('sms', 'application/msword') && accepted('whatsapp', 'application/msword'));
    assert.ok(accepted('sms', 'text/vcard') && accepted('whatsapp', 'text/vcard'));
    assert.ok(!accepted('sms', 'application/x-msdownload') && !accepted('whatsapp', 'image/svg+xml'));
    assert.ok(!accepted('sms', ''));
});

test('every file is either fit or refused, in order', () => {
    const types = fc.constantFrom('image/jpeg', 'application/pdf', 'x/y', 'audio/amr');
    const files = fc.array(fc.record({ name: fc.string(), type: types, size: fc.nat(6 * MB) }));
    fc.assert(
        fc.property(files, (all) => {
            const { fit, refused } = checkOutgoing({ channel: 'sms', files: all });
            const refusedFiles = refused.map((one) => one.file);
            assert.deepEqual(
                fit,
                all.filter((one) => !refusedFiles.includes(one)),
            );
            assert.equal(fit.length + refused.length, all.length);
        }),
    );
});

test('files that are too many or too large together are spread over messages', () => {
    const sizes = (channel: 'sms' | 'whatsapp', files: ReturnType<typeof file>[]): number[][] =>
        messagesOf(channel, files).map((message) => message.map(({ size }) => size));
    const picture = (size: number) => file('image/jpeg', size);
    assert.deepEqual(sizes('sms', [picture(2 * MB), picture(3 * MB), picture(1)]), [[2 * MB, 3 * MB], [1]]);
    assert.deepEqual(
        sizes(
            'sms',
            Array.from({ length: 21 }, () => picture(1)),
        ).map(({ length }) => length),
        [10, 10, 1],
    );
    assert.deepEqual(sizes('whatsapp', [picture(1), picture(2)]), [[1], [2]]);
    assert.deepEqual(sizes('sms', [picture(9 * MB), picture(1)]), [[9 * MB], [1]]);
    assert.deepEqual(sizes('sms', []), []);
});
