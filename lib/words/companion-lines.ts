import type { InboundText } from '../model/inbound-text';
import { escapeMarkdown } from './escape-markdown';
import { mapLink } from './map-link';
import type { Saying } from './say';
import type { TEXT_LINES } from './topics/text-lines';

/** Says the sentences of these lines in one language. */
export type TextSaying = Saying<keyof (typeof TEXT_LINES)['en']>;

/** What a text answers or hands on: lines before the customer's own words. */
export function originLines(text: InboundText, say: TextSaying): readonly string[] {
    return [...forwardedLines(text, say), ...replyLines(text, say)];
}

function forwardedLines({ forwarded }: InboundText, say: TextSaying): readonly string[] {
    if (forwarded === undefined) {
        return [];
    }
    return [forwarded === 'many' ? say('forwardedMany') : say('forwardedOnce')];
}

function replyLines({ repliedTo, from, to }: InboundText, say: TextSaying): readonly string[] {
    switch (repliedTo?.sender) {
        case to.raw:
            return [say('repliedToUs')];
        case from.raw:
            return [say('repliedToOwn')];
        default:
            return repliedTo === undefined ? [] : [say('repliedTo')];
    }
}

/** What came with a text: a button, a place, the ad that led to it, a form that was filled in. */
export function companionLines(text: InboundText, say: TextSaying): readonly string[] {
    return [
        ...choiceLines(text, say),
        ...locationLines(text, say),
        ...referralLines(text, say),
        ...interactiveLines(text, say),
    ];
}

function choiceLines({ button, list, body }: InboundText, say: TextSaying): readonly string[] {
    const lines: string[] = [];
    if (button !== undefined) {
        // Twilio repeats the button's text as the body
        const isBody = button.text === body.trim();
        lines.push(isBody ? say('buttonTapped') : say('buttonNamed', { text: escapeMarkdown(button.text) }));
    }
    if (list !== undefined) {
        const isBody = list.title === body.trim();
        lines.push(isBody ? say('listChosen') : say('listNamed', { text: escapeMarkdown(list.title) }));
    }
    return lines;
}

function locationLines({ location, body }: InboundText, say: TextSaying): readonly string[] {
    if (location === undefined) {
        return [];
    }
    const { label, address, latitude, longitude, unreadable } = location;
    const names = [label, address].filter((name): name is string => name !== undefined);
    if (names.length === 0 && latitude === undefined && unreadable === undefined) {
        throw new Error('a place of which nothing is known was stored by another version');
    }
    const place = names.filter((name) => name !== body.trim()).join(', ');
    return [
        place === '' ? say('locationUnnamed') : say('location', { place: escapeMarkdown(place) }),
        ...(latitude === undefined || longitude === undefined ? [] : [mapLink({ latitude, longitude })]),
        ...(unreadable === undefined ? [] : [say('locationUnreadable', { coordinates: escapeMarkdown(unreadable) })]),
    ];
}

function referralLines({ referral }: InboundText, say: TextSaying): readonly string[] {
    if (referral === undefined) {
        return [];
    }
    const { headline, body, url } = referral;
    return [
        headline === undefined ? say('referral') : say('referralNamed', { headline: escapeMarkdown(headline) }),
        ...(body === undefined ? [] : [escapeMarkdown(body)]),
        ...(url === undefined ? [] : [escapeMarkdown(url)]),
    ];
}

function interactiveLines({ interactive, missingAnswers = 0 }: InboundText, say: TextSaying): readonly string[] {
    if (interactive === undefined || interactive.length === 0) {
        return [];
    }
    return [
        say('interactive'),
        ...interactive.map(([name, value]) => escapeMarkdown(`${name}: ${value}`)),
        ...(missingAnswers > 0 ? [say('missingAnswers', { count: String(missingAnswers) })] : []),
    ];
}
