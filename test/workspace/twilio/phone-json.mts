import type { Bubble, Phone, Twilio } from './contract.mts';

type Places = ReadonlyMap<string, object>;

/** Every phone as plain JSON, media by the path of their bytes. */
export function phonesOf(twilio: Twilio): unknown[] {
    const places = placesOf(twilio);
    return twilio.phones().map((phone) => phoneJson(phone, places));
}

/** The phone with this address, made when it is new. */
export function phoneOf(twilio: Twilio, address: string): unknown {
    return phoneJson(twilio.phone(address), placesOf(twilio));
}

function phoneJson({ address, optedOutOf, messages }: Phone, places: Places): unknown {
    return { address, optedOutOf, messages: messages.map((bubble) => bubbleJson(bubble, { address, places })) };
}

function bubbleJson(
    bubble: Bubble,
    { address, places }: { readonly address: string; readonly places: Places },
): unknown {
    const media = bubble.media.map(({ name, contentType, bytes }, index) => ({
        name,
        contentType,
        size: bytes.length,
        path: `phones/${encodeURIComponent(address)}/media/${bubble.sid}/${index}`,
    }));
    const location = places.get(bubble.sid);
    return { ...bubble, media, ...(location && { location }) };
}

/** Where customers said they were, by the sid of that message: the bubble itself has text and files only. */
function placesOf(twilio: Twilio): Places {
    const located = twilio.webhooks.filter(({ fields }) => fields.Latitude !== undefined);
    return new Map(
        located.map(({ sid, fields: { Latitude, Longitude, Label, Address } }) => [
            sid,
            { latitude: Number(Latitude), longitude: Number(Longitude), label: Label, address: Address },
        ]),
    );
}
