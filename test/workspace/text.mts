import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Waiting } from './http/waiting.mts';
import { remembered } from './remembered.mts';
import { USAGE, type WantedText, wantedText, wantsHelp } from './text-arguments.mts';
import { conversationReport, type Inbox, isAtWork, type Seen, type Sides, twilioReport } from './text-report.mts';
import type { Sent } from './twilio/contract.mts';
import { typedPath } from './typed-path.mts';

const PATIENCE_MS = 5_000;

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
    const argv = process.argv.slice(2);
    if (wantsHelp(argv)) {
        console.log(USAGE);
        return 0;
    }
    const wanted = wantedText(argv);
    if (typeof wanted === 'string') {
        console.error(`${wanted}\n\n${USAGE}`);
        return 2;
    }
    const url = await runningWorkspace(wanted.workspace);
    if (!url) {
        const where = wanted.workspace === undefined ? 'is running' : `answers at ${wanted.workspace}`;
        console.error(`No workspace ${where}. Start one in another terminal with:\n\n  npm start`);
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

async function sendAndShow(url: string, { body, from, media, profileName, to }: WantedText): Promise<void> {
    const api = `${url}/workspace/api`;
    const sent = await answered<Sent>(`${api}/twilio/phones/${encodeURIComponent(from)}/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to, body, profileName, media: media.map(attachment) }),
    });
    console.log(`${twilioReport(sent)}\n`);
    console.log(conversationReport(await seenAfter(api, { from, to }), { from, to }));
}

/** Files and long work may go on after Twilio got its answer: looks again for as long as the app is at work on a text. */
async function seenAfter(api: string, sides: Sides): Promise<Seen> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
        // in this order: what is no longer kept is in the inbox already
        const waiting = await answered<Waiting>(`${api}/waiting`);
        const inbox = await answered<Inbox>(`${api}/inbox`);
        const now = Date.now();
        if (!isAtWork(waiting, { ...sides, now }) || now > deadline) {
            return { inbox, waiting };
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
    return { name: basename(path), contentType, base64: readFileSync(typedPath(path)).toString('base64') };
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
