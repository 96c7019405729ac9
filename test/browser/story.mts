import type { Page } from 'playwright-core';
import { until } from '../harness/until.mts';
import type { TestWorkspace } from '../harness/workspace.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { choosePhone, sendPictures } from './phone-page.mts';
import { quiet } from './quiet.mts';

const WHATSAPP = `whatsapp:${OUR_NUMBER}`;
export const MAYA = { address: 'whatsapp:+14155550134', name: 'Maya Okafor' };
const TOMAS = { address: 'whatsapp:+351912345678', name: 'Tomás Reis' };
const NUMBER = { address: '+14017122661', name: '' };

/** An afternoon at a bicycle shop: several customers, pictures, answers, one that failed. Told through the page's own API. */
export async function tellStory(workspace: TestWorkspace, page: Page): Promise<void> {
    await workspace.settings.set({ departments_by_number: `${OUR_NUMBER} = Support\n${WHATSAPP} = Support` });
    await page.evaluate((names) => localStorage.setItem('sms-incoming.phone-names', JSON.stringify(names)), {
        [NUMBER.address]: '',
        [MAYA.address]: MAYA.name,
        [TOMAS.address]: TOMAS.name,
    });
    await text(workspace, { ...TOMAS, to: WHATSAPP, body: 'Olá! Do you rent cargo bikes for a weekend?' });
    await text(workspace, { ...NUMBER, to: OUR_NUMBER, body: 'Is my wheel ready? Order 4417' });
    await failedReply(workspace);
    await text(workspace, { ...MAYA, to: WHATSAPP, body: 'Hi! I got a flat on the way to work this morning 😩' });
    await page.reload();
    await choosePhone(page, MAYA.name);
    await sendPictures(page, 'Can you fix it today?');
    await until(
        async () => (await messagesOf(workspace, MAYA.name)).filter(({ files }) => files.length > 0).length === 3,
        {
            what: 'three pictures in the inbox',
        },
    );
    await answered(
        workspace,
        MAYA.name,
        'Hi Maya, that tyre is done for. We have the *City 28"* here: 24 plus 15 for fitting.',
    );
    await answered(workspace, MAYA.name, 'Bring it by 4 and you ride home on it.');
    await text(workspace, { ...MAYA, to: WHATSAPP, body: 'You just saved my week. See you at 3:30! 🎉' });
    await forged(workspace);
}

/** Somebody who knows the address, but not the auth token. */
async function forged(workspace: TestWorkspace): Promise<void> {
    const { twilio } = workspace;
    await quiet(workspace);
    await twilio.tamper(twilio.webhooks.length - 1, { Body: 'Please transfer 5,000 to this account' });
}

async function failedReply(workspace: TestWorkspace): Promise<void> {
    workspace.twilio.behaviour.add({ customer: NUMBER.address, times: 1 }, { messages: { failCode: 30003 } });
    await reply(workspace, '2661', 'Yes! Come any time before six.');
    const noted = async () => (await messagesOf(workspace, '2661')).some(({ from }) => from === 'app');
    await until(noted, { what: 'the note about the failed reply' });
}

async function answered(workspace: TestWorkspace, who: string, said: string): Promise<void> {
    const id = await reply(workspace, who, said);
    const read = async () =>
        (await messagesOf(workspace, who)).some((message) => message.id === id && message.reactions[':eyes:']);
    await until(read, { what: `"${said}" to be read` });
}

async function reply(workspace: TestWorkspace, who: string, said: string): Promise<string | undefined> {
    const room = await roomOf(workspace, who);
    const agentId = room.servedBy?.id ?? 'agent-ana';
    const [id] = await workspace.people.agentSends({ roomId: room.id, agentId, text: said });
    return id;
}

async function roomOf({ people }: TestWorkspace, who: string) {
    return until(async () => (await people.rooms()).find(({ name }) => name.includes(who)), {
        what: `a room of ${who}`,
    });
}

async function messagesOf(workspace: TestWorkspace, who: string) {
    return workspace.people.messages((await roomOf(workspace, who)).id);
}

interface Text {
    readonly address: string;
    readonly name: string;
    readonly to: string;
    readonly body: string;
}

function text({ twilio }: TestWorkspace, { address, name, to, body }: Text): Promise<unknown> {
    return twilio.phone(address).send({ to, body, ...(name && { profileName: name }) });
}
