/**
 * A request as a command for a shell, to be sent again by hand. The auth token is never part of it.
 * @param {{ method: string, url?: string, connectedTo?: string, path?: string, host?: string, headers?: Record<string, string>, fields: Record<string, string | string[]>, credentials?: object | null }} request
 * @param {{ apiUrl: string, cdnUrl: string }} twilio
 */
export function asCurl({ method, connectedTo, path = '', host, headers = {}, fields, credentials }, twilio) {
    const url = connectedTo ?? (host === 'cdn' ? twilio.cdnUrl : twilio.apiUrl) + path;
    const wanted = Object.entries(headers).filter(([name]) => /^(?:x-twilio-|i-twilio-)/i.test(name));
    const values =
        method === 'GET'
            ? []
            : Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    return [
        `curl -X ${method} ${quoted(url)}`,
        ...(credentials ? ['-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"'] : []),
        ...wanted.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
        ...values.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
    ].join(' \\\n  ');
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
