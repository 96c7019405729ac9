import { closeAll } from './omnichannel.mts';
import { mediaFields, newSid, textRequest } from './signed-texts.mts';
import type { Story } from './told-story.mts';

const GEO = { FromCity: 'PROVIDENCE', FromState: 'RI', FromZip: '02903', FromCountry: 'US' };
const OPTED_IN = '> ✅ The customer can be texted again.';
const OPTED_OUT = '> ⛔ The customer asked not to be texted again. Replies will be refused until they send START.';

/** Every kind of delivery, each to be told under every fate. Made anew for each telling: MessageSids are not reused. */
export const STORIES: ReadonlyArray<() => Story> = [
    () => ({ name: 'the first text of a new customer', requests: [textRequest(GEO)], shown: ['Hello'] }),
    () => ({
        name: 'a text of a returning customer',
        prepare: async ({ clock }, process) => void (await clock.until(process.deliver(textRequest({ Body: 'Hi' })))),
        requests: [textRequest({})],
        shown: ['Hi', 'Hello'],
    }),
    () =>
        withPictures('a text with two pictures', {
            body: 'Look',
            shown: ['Look', '[picture-1.jpg]', '[picture-2.png]'],
        }),
    () => withPictures('pictures without a text', { body: '', shown: ['[picture-1.jpg]', '[picture-2.png]'] }),
    () => ({
        name: 'a text without a MessageSid',
        requests: [textRequest({ MessageSid: undefined })],
        shown: ['Hello'],
    }),
    () => ({
        name: 'the same words twice',
        requests: [textRequest({ Body: 'ok' }), textRequest({ Body: 'ok' })],
        shown: ['ok', 'ok'],
    }),
    () => ({
        name: 'three quick texts, two of them alike',
        requests: ['one', 'ok', 'ok'].map((Body) => textRequest({ Body })),
        atOnce: true,
        shown: ['one', 'ok', 'ok'],
    }),
    repeated,
    () => ({
        name: 'STOP and then START',
        requests: [textRequest({ Body: 'STOP' }), textRequest({ Body: 'Yes' })],
        shown: [`STOP\n${OPTED_OUT}`, `Yes\n${OPTED_IN}`],
    }),
    () => ({
        name: 'a text after the room was closed',
        async prepare({ clock, omnichannel }, process) {
            await clock.until(process.deliver(textRequest({ Body: 'Hi' })));
            closeAll(omnichannel);
        },
        requests: [textRequest({})],
        shown: ['Hi', 'Hello'],
    }),
];

function withPictures(
    name: string,
    { body, shown }: { readonly body: string; readonly shown: readonly string[] },
): Story {
    const MessageSid = newSid();
    const media = mediaFields(MessageSid, ['image/jpeg', 'image/png']);
    return { name, requests: [textRequest({ MessageSid, Body: body, ...media })], shown };
}

function repeated(): Story {
    const request = textRequest({});
    return {
        name: 'one text delivered three times at once',
        requests: [request, request, request],
        atOnce: true,
        shown: ['Hello'],
    };
}
