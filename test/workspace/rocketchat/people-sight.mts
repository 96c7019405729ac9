import { GENERAL } from './default-workspace.mts';
import type { People } from './people.mts';
import type { Server } from './server.mts';
import { fileView, messageView, noteView, roomView, visitorView } from './show.mts';
import { fileContent } from './uploads.mts';

export type Configuration = Pick<People, 'setOmnichannelEnabled' | 'setting' | 'setSetting' | 'defineCustomField'>;

/** What an administrator turns. */
export function configurationOf(server: Server): Configuration {
    return {
        setOmnichannelEnabled: (enabled) => server.settings.set('Livechat_enabled', enabled),
        setting: async (id) => server.settings.value(id),
        setSetting: (id, value) => server.settings.set(id, value),
        async defineCustomField({ id, label = id, scope = 'visitor', regexp }) {
            const field = { label, scope, visibility: 'visible', ...(regexp && { regexp }) };
            await server.collections.customFields.update({ _id: id }, { $set: field }, { upsert: true });
        },
    };
}

export type Sight = Pick<People, 'visitors' | 'rooms' | 'messages' | 'notes' | 'fileContent' | 'onChange'>;

/** What can be seen. */
export function sightOf(server: Server): Sight {
    const { visitors, rooms, messages, ephemeral, uploads } = server.collections;
    return {
        visitors: async () => Promise.all((await visitors.find({})).map((visitor) => visitorView(server, visitor))),
        rooms: async () => (await rooms.find({ _id: { $ne: GENERAL } }, { sort: { ts: 1 } })).map(roomView),
        async messages(roomId) {
            const found = await messages.find({ rid: roomId }, { sort: { ts: 1 } });
            return Promise.all(found.map((message) => messageView(server, message)));
        },
        notes: async () => (await ephemeral.find({}, { sort: { ts: 1 } })).map(noteView),
        async fileContent(fileId) {
            const file = await uploads.findOne({ _id: fileId });
            if (!file) throw new Error(`there is no file ${fileId}`);
            return { file: fileView(file), content: await fileContent(server, fileId) };
        },
        onChange: (listener) =>
            server.store.changes(({ collection }) => {
                if (!QUIET_COLLECTIONS.has(collection)) listener();
            }),
    };
}

/** Written all the time, and never on the page. */
const QUIET_COLLECTIONS = new Set([
    'rocketchat_apps_logs',
    'rocketchat_apps_scheduler',
    'rocketchat_apps_persistence',
    'workspace_triggers',
]);
