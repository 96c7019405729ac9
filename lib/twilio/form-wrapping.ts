/**
 * What a customer's answers are in, member by member, without what WhatsApp or Twilio wrapped around them: a container
 * of the wrapping has no name of its own (''), and what only correlates a form with its sender is left out. A form's own
 * question may be called `name` or `type` too, so that these are wrapping only beside what tells that they are.
 * Source: Meta "WhatsApp Flows, receiving a flow's response" (nfm_reply, response_json, flow_token, screen and data).
 */
export function unwrapped(
    value: Readonly<Record<string, unknown>>,
): ReadonlyArray<{ readonly name: string; readonly item: unknown }> {
    const containers = containersOf(value);
    const isWrapping = containers.length > 0 || isBareReply(value);
    return Object.keys(value)
        .filter((name) => !(ALWAYS_WRAPPING.has(name) || (isWrapping && WRAPPING.has(name) && !isPart(value[name]))))
        .map((name) => ({ name: containers.includes(name) ? '' : name, item: value[name] }));
}

/**
 * What JSON text stands for, since WhatsApp nests answers as JSON text inside JSON, with numbers as they were written, of
 * which JavaScript would lose digits; anything else as it is.
 */
export function nestedJson(value: unknown): unknown {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
        return value;
    }
    try {
        return JSON.parse(value.replace(NUMBER_OR_TEXT, asText));
    } catch {
        return value;
    }
}

const NUMBER_OR_TEXT = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

function asText(token: string): string {
    return token.startsWith('"') ? token : `"${token}"`;
}

const ALWAYS_WRAPPING: ReadonlySet<string> = new Set(['flow_token']);

/** Beside a container. */
const WRAPPING: ReadonlySet<string> = new Set([
    ...['type', 'name', 'body', 'screen', 'version', 'action', 'status'],
    ...['flow_id', 'flow_name', 'flow_action', 'message_version'],
]);

function containersOf(value: Readonly<Record<string, unknown>>): readonly string[] {
    const { type, screen } = value;
    const named = ['nfm_reply', 'response_json', ...(typeof type === 'string' ? [type] : [])];
    const beside = screen !== undefined || 'flow_token' in value || 'version' in value ? ['data'] : [];
    return [...named, ...beside].filter((name) => isPart(nestedJson(value[name])));
}

function isBareReply({ type, name }: Readonly<Record<string, unknown>>): boolean {
    return type === 'nfm_reply' || (type === 'interactive' && name === 'flow');
}

/** Whether this has members, by name or by number. */
export function isPart(value: unknown): value is object {
    return typeof value === 'object' && value !== null;
}
