import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Problem, Twiml, TwimlMessage } from './contract.mts';

export type ParsedTwiml = { readonly twiml: Twiml | null; readonly problem: Problem | null };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<TwimlMessage> & { media: string[]; action: string | null };

const MESSAGE_ATTRIBUTES = new Set(['to', 'from', 'action', 'method', 'statusCallback']);

/** What Twilio would execute, or 12100 when it cannot be read. A 12200 warning leaves the known parts in force.
 * Stricter than browsers, as Twilio is: nothing before the declaration, no BOM, `<Response>` as the root. */
export function parseTwiml(xml: string): ParsedTwiml {
    if (xml.startsWith('\uFEFF')) {
        return unreadable('Content is not allowed in prolog (byte order mark).');
    }
    const reading = newReading();
    const parser = new SaxesParser();
    let fault: string | null = null;
    parser.on('error', (error) => {
        fault ??= error.message;
    });
    parser.on('opentag', (tag) => open(reading, tag));
    parser.on('text', (text) => addText(reading, text));
    parser.on('cdata', (text) => addText(reading, text));
    parser.on('closetag', () => close(reading));
    parser.write(xml).close();
    if (fault !== null) {
        return unreadable(fault);
    }
    if (reading.root !== 'Response') {
        return unreadable(`The root element is ${reading.root ?? 'missing'}, not Response.`);
    }
    const { warnings, messages, redirect } = reading;
    return {
        twiml: { messages: messages.map(({ action: _action, ...message }) => message), redirect },
        problem:
            warnings.length === 0
                ? null
                : { code: 12200, message: `Schema validation warning: ${warnings.join('; ')}`, level: 'warning' },
    };
}

type Reading = {
    root: string | null;
    readonly path: string[];
    readonly messages: Draft[];
    readonly warnings: string[];
    message: Draft | null;
    text: string;
    ownText: string;
    redirect: string | null;
};

function newReading(): Reading {
    return { root: null, path: [], messages: [], warnings: [], message: null, text: '', ownText: '', redirect: null };
}

function unreadable(message: string): ParsedTwiml {
    return { twiml: null, problem: { code: 12100, message: `Document parse failure: ${message}`, level: 'error' } };
}

function open(reading: Reading, tag: SaxesTagPlain): void {
    reading.path.push(tag.name);
    reading.text = '';
    const at = reading.path.join('/');
    if (reading.path.length === 1) {
        reading.root = tag.name;
    } else if (at === 'Response/Message') {
        reading.ownText = '';
        reading.message = toDraft(tag);
        const unknown = Object.keys(tag.attributes).filter((name) => !MESSAGE_ATTRIBUTES.has(name));
        reading.warnings.push(...unknown.map((name) => `attribute ${name} is not allowed in Message`));
    } else if (!['Response/Redirect', 'Response/Message/Body', 'Response/Message/Media'].includes(at)) {
        reading.warnings.push(`element ${tag.name} is not allowed in ${reading.path.at(-2) ?? 'the document'}`);
    }
}

function toDraft(tag: SaxesTagPlain): Draft {
    const value = (name: string): string | null => tag.attributes[name] ?? null;
    return {
        body: '',
        media: [],
        to: value('to'),
        from: value('from'),
        statusCallback: value('statusCallback'),
        action: value('action'),
    };
}

function addText(reading: Reading, text: string): void {
    if (reading.path.join('/') === 'Response/Message') {
        reading.ownText += text;
    }
    reading.text += text;
}

function close(reading: Reading): void {
    const at = reading.path.join('/');
    const { message, text } = reading;
    reading.path.pop();
    reading.text = '';
    if (at === 'Response/Redirect') {
        reading.redirect ??= text.trim();
    } else if (message !== null && at === 'Response/Message/Body') {
        message.body += text;
    } else if (message !== null && at === 'Response/Message/Media') {
        message.media.push(text.trim());
    } else if (message !== null && at === 'Response/Message') {
        finishMessage(reading, message);
    }
}

/** Text right inside `<Message>` counts when it is more than the indentation around `<Body>` and `<Media>`. */
function finishMessage(reading: Reading, message: Draft): void {
    if (reading.ownText.trim() !== '') {
        message.body += reading.ownText;
    }
    reading.message = null;
    if (reading.redirect !== null) {
        return;
    }
    reading.messages.push(message);
    reading.redirect = message.action;
}
