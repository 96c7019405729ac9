/** Whether the server lets no other room be open for the visitor of this one: those of 8.3 and newer mark each room that they
 * open so. What an app has no name for comes with the rest, from every accessor that gives a room.
 * Source: Rocket.Chat packages/models LivechatRooms, apps/meteor/app/apps/server/converters/rooms. */
export function isOnlyOne(room: object): boolean {
    const rest: unknown = Reflect.get(room, '_unmappedProperties_');
    return typeof rest === 'object' && rest !== null && Reflect.get(rest, '_enforceSingleRoom') === true;
}
