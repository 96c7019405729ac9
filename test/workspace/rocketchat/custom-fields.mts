import type { Server } from './server.mts';

export type CustomFieldChange = {
    readonly token: string;
    readonly key: string;
    readonly value: string;
    readonly overwrite: boolean;
};

/**
 * Sets one defined custom field of the visitor with this token, or of all their open rooms; returns how many records
 * changed. Rejects for a field nobody defined and a value that its pattern does not allow.
 */
export async function setCustomField(
    server: Server,
    { token, key, value, overwrite }: CustomFieldChange,
): Promise<number> {
    const field = await server.collections.customFields.findOne({ _id: key });
    if (!field) throw new Error('invalid-custom-field');
    if (field.regexp && !new RegExp(field.regexp).test(value)) throw new Error(`Invalid value for ${key} field`);
    const [documents, query] =
        field.scope === 'room'
            ? ([server.collections.rooms, { 'v.token': token, open: true }] as const)
            : ([server.collections.visitors, { token }] as const);
    const found = await documents.find(query);
    const first = found[0]?.livechatData?.[key];
    if (!overwrite && first !== undefined) return 0;
    const changing = found.filter(({ livechatData }) => livechatData?.[key] !== value);
    for (const { _id } of changing) await documents.update({ _id }, { $set: { [`livechatData.${key}`]: value } });
    return changing.length;
}
