import { readFileSync } from 'node:fs';
import { parse } from 'node:querystring';
import { type Fields, parseFields } from '../../lib/twilio/fields.ts';

/** The raw body of a fixture in this folder: 'whatsapp-text.form'. */
function webhookBody(fileName: string): string {
    return readFileSync(new URL(fileName, import.meta.url), 'utf8');
}

/** A fixture's fields as an app receives them: forms parsed by name, JSON as it is. */
export function webhookFields(fileName: string): Fields {
    const body = webhookBody(fileName);
    return fieldsOf(fileName.endsWith('.json') ? JSON.parse(body) : parse(body));
}

/** The fields of a parsed body that is known to be well formed. */
export function fieldsOf(content: unknown): Fields {
    const parsed = parseFields(content);
    if (parsed.kind === 'malformed') {
        throw new Error(`malformed field ${parsed.field}`);
    }
    return parsed.fields;
}
