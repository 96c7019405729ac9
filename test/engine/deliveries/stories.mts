import type { PhoneText } from '../../workspace/twilio/twilio.mts';

/** A text on its way, and what came before it. */
export interface Story {
    readonly name: string;
    /** Delivered undisturbed before. */
    readonly before: readonly Omit<PhoneText, 'to'>[];
    readonly text: Omit<PhoneText, 'to'>;
}

const picture = { contentType: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') };

/** The deliveries that are interrupted at each of their accessor calls. */
export const STORIES: readonly Story[] = [
    { name: 'a new customer with two pictures', before: [], text: { body: 'Hello', media: [picture, picture] } },
    { name: 'a customer who comes back', before: [{ body: 'Good morning' }], text: { body: 'It is me again' } },
    { name: 'a customer who opts out', before: [{ body: 'Good morning' }], text: { body: 'STOP' } },
];
