export interface Subaccount {
    readonly sid: string;
    readonly authToken: string;
}

/** A line of a setting that cannot be used. It never repeats the line, which may hold a token. */
export interface SubaccountProblem {
    /** Line number in the setting, from 1. */
    readonly line: number;
    readonly why: string;
}

export interface Subaccounts {
    /** By AccountSid. */
    readonly entries: ReadonlyMap<string, Subaccount>;
    readonly problems: readonly SubaccountProblem[];
}

/** What `twilio_subaccounts` says: `AC…:token` a line, blank lines and `#` comments passed over, spaces around either
 * part dropped. A line that cannot be used becomes a problem, and the others still count. Of two lines for one account
 * the first counts. Source: a subaccount's number signs with the subaccount's token, Twilio "Webhooks security". */
export function parseSubaccounts(setting: string): Subaccounts {
    const entries = new Map<string, Subaccount>();
    const problems: SubaccountProblem[] = [];
    setting.split(/\r\n|\r|\n/).forEach((text, index) => {
        const read = readLine(text);
        if (read === undefined) {
            return;
        }
        if (typeof read === 'string') {
            problems.push({ line: index + 1, why: read });
        } else if (entries.has(read.sid)) {
            problems.push({ line: index + 1, why: 'this account was already listed above' });
        } else {
            entries.set(read.sid, read);
        }
    });
    return { entries, problems };
}

function readLine(text: string): Subaccount | string | undefined {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) {
        return undefined;
    }
    const colon = line.indexOf(':');
    if (colon < 0) {
        return 'no colon between the Account SID and its auth token';
    }
    const sid = line.slice(0, colon).trim();
    const authToken = line.slice(colon + 1).trim();
    if (!/^AC[0-9a-fA-F]{32}$/.test(sid)) {
        return 'does not begin with an Account SID (AC and 32 digits or letters a to f)';
    }
    if (authToken === '') {
        return 'no auth token after the colon';
    }
    if (/\s/.test(authToken)) {
        return 'the auth token has a space in it';
    }
    return { sid, authToken };
}
