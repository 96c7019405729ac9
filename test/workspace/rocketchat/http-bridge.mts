import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { IHttpBridgeRequestInfo } from '@rocket.chat/apps-engine/server/bridges/HttpBridge.js';
import { HttpBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { sendAndFollow } from './http-follow.mts';
import { wireRequest } from './http-request.mts';
import type { NodeFetchResponse } from './node-fetch.mts';
import type { Server } from './server.mts';

const DEFAULT_TIMEOUT_MS = 180_000;
const PARSED_TYPES = ['application/json', 'text/javascript', 'application/javascript', 'application/x-javascript'];

/** Apps' way out: any host, redirects followed; the headers have the timeout, and then the body has it again. */
export class WorkspaceHttpBridge extends HttpBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async call({ url, method, request }: IHttpBridgeRequestInfo): Promise<IHttpResponse> {
        const wire = wireRequest(url, method, request);
        const timeout = request.timeout || DEFAULT_TIMEOUT_MS;
        const abort = new AbortController();
        const timer = setTimeout(() => abort.abort(), timeout);
        const following = { generation: this.server.generation, timeout, signal: abort.signal };
        const response = await sendAndFollow(wire, following).finally(() => clearTimeout(timer));
        return answer(response, { url, method, encoding: request.encoding });
    }
}

type Asked = {
    readonly url: string;
    readonly method: IHttpResponse['method'];
    readonly encoding?: string | null | undefined;
};

async function answer(response: NodeFetchResponse, { url, method, encoding }: Asked): Promise<IHttpResponse> {
    const body = Buffer.from(await response.arrayBuffer());
    const result = { url, method, statusCode: response.status, headers: Object.fromEntries(response.headers) };
    if (encoding === null) return { ...result, content: body as unknown as string };
    const content = body.toString((encoding ?? 'utf8') as BufferEncoding);
    return { ...result, content, data: parsed(content, response.headers.get('content-type') ?? '') };
}

function parsed(content: string, contentType: string): unknown {
    if (!PARSED_TYPES.includes(contentType.split(';')[0] ?? '')) return null;
    try {
        return JSON.parse(content);
    } catch {
        return null;
    }
}
