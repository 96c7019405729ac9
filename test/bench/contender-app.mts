import { createRequire } from 'node:module';
import { ACCOUNT_SID, AUTH_TOKEN } from '../harness/workspace.mts';

interface Archive {
    addFile(name: string, content: Buffer): void;
    toBuffer(): Buffer;
}
const AdmZip = createRequire(import.meta.url)('adm-zip') as new () => Archive;

export const CONTENDER_ID = '7a1d5f0c-2b44-4c1e-8f55-9d3f6c2ab711';

/**
 * What SMS Incoming is compared with, as one app with an endpoint each: nothing at all; the least that shows a text; and
 * what Rocket.Chat's built-in route does with one, which registers the guest and writes the four fields with each text,
 * and takes the first file alone. It sends agents' replies too, as that route's hook does.
 */
const SOURCE = `
const { App } = require('@rocket.chat/apps-engine/definition/App');
const { ApiEndpoint, ApiSecurity, ApiVisibility } = require('@rocket.chat/apps-engine/definition/api');
const { createHmac, randomBytes, timingSafeEqual } = require('crypto');
const ACCEPTED = { status: 200, headers: { 'Content-Type': 'text/xml' }, content: '<Response></Response>' };
const REFUSED = { status: 400, headers: { 'Content-Type': 'application/json' }, content: { success: false } };
let site;
async function isSigned({ content, headers }, { fullPath }, read) {
    site = site || String(await read.getEnvironmentReader().getServerSettings().getValueById('Site_Url')).replace(/[/]+$/, '');
    const signed = Object.keys(content).sort().reduce((text, name) => text + name + content[name], site + fullPath);
    const wanted = Buffer.from(createHmac('sha1', TOKEN).update(signed).digest('base64'));
    const given = Buffer.from(headers['x-twilio-signature'] || '');
    return wanted.length === given.length && timingSafeEqual(wanted, given);
}
const post = (modify, room, visitor, text) => {
    const message = modify.getCreator().startLivechatMessage().setRoom(room).setVisitor(visitor).setText(text);
    return modify.getCreator().finish(message);
};
class Nothing extends ApiEndpoint {
    path = 'nothing';
    async post() { return ACCEPTED; }
}
class Floor extends ApiEndpoint {
    path = 'floor';
    async post(request, endpoint, read, modify) {
        if (!(await isSigned(request, endpoint, read))) return REFUSED;
        const visitor = await read.getLivechatReader().getLivechatVisitorByPhoneNumber(request.content.From);
        const [room] = await read.getLivechatReader().getLivechatRooms(visitor);
        await post(modify, room, visitor, request.content.Body);
        return ACCEPTED;
    }
}
class BuiltIn extends ApiEndpoint {
    path = 'built-in';
    async post(request, endpoint, read, modify, http) {
        if (!(await isSigned(request, endpoint, read))) return REFUSED;
        const { From, To, Body, NumMedia, MediaUrl0, FromCountry, FromState, FromCity, FromZip } = request.content;
        const creator = modify.getCreator();
        const known = await read.getLivechatReader().getLivechatVisitorByPhoneNumber(From);
        const token = known ? known.token : randomBytes(9).toString('hex');
        const username = From.replace(/[^0-9]/g, '');
        const phone = [{ phoneNumber: From }];
        const visitor = await creator.getLivechatCreator().createAndReturnVisitor({ ...(known || {}), token, username, phone });
        const rooms = await read.getLivechatReader().getLivechatRooms(visitor);
        const source = { type: 'app', label: 'SMS', destination: To };
        const room = rooms[0] || (await creator.getLivechatCreator().createRoom(visitor, undefined, { source, customFields: { sms: { from: To } } }));
        if (NumMedia !== '0' && MediaUrl0) {
            const { content } = await http.get(MediaUrl0, { encoding: null, auth: ACCOUNT + ':' + TOKEN });
            await creator.getUploadCreator().uploadBuffer(Buffer.from(content), { filename: 'file.jpg', room, visitorToken: token });
        }
        await post(modify, room, visitor, Body);
        const fields = { country: FromCountry, state: FromState, city: FromCity, zip: FromZip };
        setTimeout(async () => {
            for (const [key, value] of Object.entries(fields)) {
                if (value) await modify.getUpdater().getLivechatUpdater().setCustomFields(token, key, value, true).catch(() => {});
            }
        });
        return ACCEPTED;
    }
}
class ContenderApp extends App {
    async extendConfiguration(configuration) {
        const endpoints = [new Nothing(this), new Floor(this), new BuiltIn(this)];
        await configuration.api.provideApi({ visibility: ApiVisibility.PUBLIC, security: ApiSecurity.UNSECURE, endpoints });
    }
    async checkPostMessageSent({ room, sender, token }) {
        return room.type === 'l' && room.source && room.source.id === this.getID() && !token && sender.type === 'user';
    }
    async executePostMessageSent({ room, text }, read, http) {
        const to = room.visitor.phone[0].phoneNumber;
        const content = 'To=' + encodeURIComponent(to) + '&From=' + encodeURIComponent(room.source.destination) + '&Body=' + encodeURIComponent(text);
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
        await http.post(API + '/2010-04-01/Accounts/' + ACCOUNT + '/Messages.json', { content, headers, auth: ACCOUNT + ':' + TOKEN });
    }
}
exports.ContenderApp = ContenderApp;
`;

const PERMISSIONS = [
    'api',
    'networking',
    'server-setting.read',
    'room.read',
    'message.read',
    'upload.write',
    'livechat-visitor.read',
    'livechat-visitor.write',
    'livechat-room.read',
    'livechat-room.write',
    'livechat-message.write',
    'livechat-custom-fields.write',
];

/** The package of that app, for the Twilio whose API is here. */
export function contenderZip(apiUrl: string): Buffer {
    const constants = { TOKEN: AUTH_TOKEN, ACCOUNT: ACCOUNT_SID, API: apiUrl };
    const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
    const zip = new AdmZip();
    zip.addFile('app.json', Buffer.from(JSON.stringify(MANIFEST)));
    zip.addFile('ContenderApp.js', Buffer.from(lines.join('\n') + SOURCE));
    return zip.toBuffer();
}

const MANIFEST = {
    id: CONTENDER_ID,
    name: 'Contenders',
    nameSlug: 'contenders',
    version: '0.0.1',
    description: 'What SMS Incoming is compared with.',
    requiredApiVersion: '^1.46.0',
    author: { name: 'bench', homepage: 'https://example.org', support: 'https://example.org' },
    classFile: 'ContenderApp.ts',
    iconFile: '',
    implements: ['IPostMessageSent'],
    permissions: PERMISSIONS.map((name) => ({ name })),
};
