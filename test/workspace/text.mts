import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { remembered } from './remembered.mts';
import { USAGE, type WantedText, wantedText } from './text-arguments.mts';
import { conversationReport, type Inbox, shows, twilioReport } from './text-report.mts';
import type { Sent } from './twilio/contract.mts';

const CONTENT_TYPES: Record<string, string> = {
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.png': 'image/png',
    '.gif': 'image/gif',
    '.mp3': 'audio/mpeg',
    '.ogg': 'audio/ogg',
    '.mp4': 'video/mp4',
    '.3gp': 'video/3gpp',
    '.pdf': 'application/pdf',
    '.vcf': 'text/vcard',
    '.txt': 'text/plain',
    '.svg': 'image/svg+xml',
    '.html': 'text/html',
};

async function main(): Promise<number> {
    const wanted = wantedText(process.argv.slice(2));
    if (typeof wanted === 'string') {
        console.error(`${wanted}\n\n${USAGE}`);
        return 2;
    }
    const url = await runningWorkspace(wanted.workspace);
    if (!url) {
        console.error('No workspace is running. Start one in another terminal with:\n\n  npm start');
        return 1;
    }
    await sendAndShow(url, wanted);
    return 0;
}

async function runningWorkspace(asked: string | undefined): Promise<string | undefined> {
    const url = (asked ?? remembered()?.url)?.replace(/\/+$/, '');
    try {
        return url && (await fetch(`${url}/workspace/api/workspace`)).ok ? url : undefined;
    } catch {
        return undefined;
    }
}

async function sendAndShow(url: string, { body, from, media, to }: WantedText): Promise<void> {
    const api = `${url}/workspace/api`;
    const since = Date.now();
    const sent = await answered<Sent>(`${api}/twilio/phones/${encodeURIComponent(from)}/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to, body, media: media.map(attachment) }),
    });
    console.log(`${twilioReport(sent)}\n`);
    console.log(conversationReport(await inboxShowing(api, { address: from, since }), from));
}

/** A text may reach the conversation after Twilio got its answer, so this looks again for up to two seconds. */
async function inboxShowing(api: string, sent: { address: string; since: number }): Promise<Inbox> {
    const deadline = Date.now() + 2_000;
    for (;;) {
        const inbox = await answered<Inbox>(`${api}/inbox`);
        if (shows(inbox, sent) || Date.now() > deadline) {
            return inbox;
        }
        await pause(50);
    }
}

async function answered<T>(url: string, init?: RequestInit): Promise<T> {
    const response = await fetch(url, init);
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) {
        throw new Error(answer.error ?? `${response.status} from ${url}`);
    }
    return answer;
}

function attachment(path: string): object {
    const contentType = CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return { name: basename(path), contentType, base64: readFileSync(path).toString('base64') };
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
    },
);
