import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingForm } from '../../commands/fill-form.ts';
import { newViewId, subjectOf } from '../../lib/engine/form-view.ts';
import { parseSettings } from '../../lib/model/parse-settings.ts';

const CALLER = { id: 'ana', username: 'ana', roles: ['livechat-agent'], utcOffset: 0, language: 'en' };
const settings = parseSettings({}, 'https://chat.example.com');

test('an answer in place of a form is called as the form was', () => {
    for (const [kind, title] of [
        ['text', 'Text a customer'],
        ['template', 'Send a template'],
    ] as const) {
        const subject = { kind, of: '', roomId: '' };
        assert.equal(closingForm({ lines: ['No'] }, { subject, caller: CALLER }, { settings }).title, title);
    }
});

test('the name of a form says what it is about, and another view’s says nothing', () => {
    const subject = { kind: 'template', of: 'HX1', roomId: 'room1' } as const;
    assert.deepEqual(subjectOf(newViewId(subject)), subject);
    assert.notEqual(newViewId(subject), newViewId(subject));
    for (const other of [undefined, 7, '', 'other.text.x.room1', 'sms-form', 'sms-form.other.x.room1']) {
        assert.equal(subjectOf(other), undefined);
    }
});
