import type { TemplateConfiguration, Twilio } from './contract.mts';

/** The templates of a bicycle shop, one of each kind that agents meet. */
export const SAMPLE_TEMPLATES: Readonly<Record<string, TemplateConfiguration>> = {
    HX00000000000000000000000000000001: {
        name: 'order_ready',
        variables: { '1': 'Anna', '2': '10:30' },
        types: { 'twilio/text': { body: 'Hi {{1}}, your bike is *ready*. You can collect it from {{2}}.' } },
        approval: { status: 'approved', category: 'UTILITY' },
    },
    HX00000000000000000000000000000002: {
        name: 'order_ready',
        language: 'de',
        variables: { '1': 'Anna', '2': '10:30' },
        types: { 'twilio/text': { body: 'Hallo {{1}}, Ihr Rad ist *fertig*. Sie können es ab {{2}} abholen.' } },
        approval: { status: 'approved', category: 'UTILITY' },
    },
    HX00000000000000000000000000000003: {
        name: 'spring_check',
        variables: { '1': 'Anna', '2': 'spring' },
        types: {
            'twilio/text': { body: 'Hi {{1}}, it is time for a check.' },
            'whatsapp/card': {
                header_text: 'Ready for {{2}}?',
                body: 'Hi {{1}}, it is time for a check.',
                footer: 'The bicycle shop',
                actions: [
                    { type: 'QUICK_REPLY', title: 'Book it', id: 'book' },
                    { type: 'URL', title: 'See prices', url: 'https://shop.example.com/{{2}}' },
                ],
            },
        },
        approval: { status: 'approved', category: 'MARKETING' },
    },
    HX00000000000000000000000000000004: {
        name: 'opening_hours',
        types: {
            'twilio/media': { body: 'We are open from 9 to 6.', media: ['https://shop.example.com/door.jpg'] },
        },
        approval: { status: 'approved', category: 'UTILITY' },
    },
    HX00000000000000000000000000000005: {
        name: 'win_a_bike',
        types: { 'twilio/text': { body: 'Win a bike!' } },
        approval: { status: 'rejected', category: 'MARKETING', rejectionReason: 'It looks like spam.' },
    },
    HX00000000000000000000000000000006: {
        name: 'news',
        types: { 'twilio/text': { body: 'News from the shop' } },
        approval: { status: 'paused', category: 'MARKETING' },
    },
    HX00000000000000000000000000000007: {
        name: 'survey',
        types: { 'twilio/text': { body: 'How did we do?' } },
        approval: { status: 'pending', category: 'MARKETING' },
    },
};

/** Gives an account the templates of the shop. */
export function addSampleTemplates(twilio: Pick<Twilio, 'template'>): void {
    for (const [sid, template] of Object.entries(SAMPLE_TEMPLATES)) {
        twilio.template(sid, template);
    }
}
