import assert from 'node:assert/strict';
import type { TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { OUR_NUMBER } from '../workspace/workspace.mts';
import { pressed, typed } from './commanding.mts';
import { ACCEPTED, INCOMING, text } from './inbound.mts';

/** What admins do about the channel by commands. Afterwards the app is uninstalled. */
export const CHANNEL_COMMANDS: readonly (readonly [what: string, play: (workspace: TestWorkspace) => Promise<void>])[] =
    [
        ['an admin checks the channel, and sends a test to a phone', checksAndTests],
        [
            'a number is connected in two steps, its texts come here, and it goes back when the app is removed',
            connectsAndGoesBack,
        ],
    ];

async function checksAndTests(workspace: TestWorkspace): Promise<void> {
    workspace.twilio.reset();
    await workspace.settings.set({ default_department: 'Nowhere', twilio_subaccounts: '' });
    await text(workspace, { from: '+14017188003', body: 'Hello' });
    const [here, there] = await typed(workspace, { text: '/sms check' });
    const isNew = workspace.host.server.generation === 'new';
    assert.match(here?.text ?? '', isNew ? /✅ .* keeps one conversation/ : /❔ .*began before 8\.3/);
    assert.match(here?.text ?? '', /There is no department “Nowhere”[\s\S]*✅ Omnichannel is on\./);
    assert.match(there?.text ?? '', /⚠️ Texts to `\+15558675310` come here, but without another try/);
    assert.match(there?.text ?? '', /✅ `http\S+` leads here\./);
    assert.match(there?.text ?? '', /✅ Twilio could hand over everything/);
    await workspace.settings.set({ default_department: '' });
    await typed(workspace, { text: `/sms connect ${OUR_NUMBER} yes` });
    const notes = await typed(workspace, { text: '/sms test +1 401 718 8002' });
    assert.deepEqual(
        notes.map(({ text: said }) => said.slice(0, 11)),
        ['Twilio took', '✅ It arrive'],
    );
    assert.equal(workspace.twilio.phone('+14017188002').messages.length, 1);
}

async function connectsAndGoesBack(workspace: TestWorkspace): Promise<void> {
    const { twilio } = workspace;
    twilio.number(OUR_NUMBER, { webhookUrl: 'https://elsewhere.example/sms', method: 'GET' });
    const [refusal] = await typed(workspace, { userId: 'agent-ana', text: `/sms connect ${OUR_NUMBER} yes` });
    assert.match(refusal?.text ?? '', /is for administrators/);
    const [asked] = await typed(workspace, { text: `/sms connect ${OUR_NUMBER}` });
    assert.match(asked?.text ?? '', /This would change at Twilio[\s\S]*elsewhere\.example/);
    assert.equal(twilio.numbers()[OUR_NUMBER]?.method, 'GET');
    assert.ok(asked);
    const [done] = await pressed(workspace, asked, 'Connect');
    assert.match(done?.text ?? '', /now come here/);
    assert.deepEqual(twilio.numbers()[OUR_NUMBER], {
        webhookUrl: `${workspace.appUrl(INCOMING)}#rc=3&rp=4xx,5xx,ct,rt`,
        method: 'POST',
        fallbackUrl: workspace.appUrl(INCOMING),
        fallbackMethod: 'POST',
        applicationSid: '',
    });
    assert.deepEqual(await text(workspace, { from: '+14017188001', body: 'Hello' }), ACCEPTED);
    await workspace.engine.uninstall(APP_ID);
    const { webhookUrl, method } = twilio.numbers()[OUR_NUMBER] ?? {};
    assert.deepEqual([webhookUrl, method], ['https://elsewhere.example/sms', 'GET']);
}
