import type { IUploadDetails } from '@rocket.chat/apps-engine/definition/uploads/IUploadDetails.js';
import type { IUpload } from '@rocket.chat/apps-engine/definition/uploads/index.js';
import { UploadBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { toAppUpload } from './convert-upload.mts';
import type { Server } from './server.mts';
import { fileContent, uploadFile } from './uploads.mts';

/** Files: storing one posts the message that shows it, and what comes back is the file, not the message. */
export class WorkspaceUploadBridge extends UploadBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async getById(id: string): Promise<IUpload> {
        return (await toAppUpload(this.server, await this.server.collections.uploads.findOne({ _id: id }))) as IUpload;
    }

    protected getBuffer(upload: IUpload): Promise<Buffer> {
        return fileContent(this.server, upload.id);
    }

    protected async createUpload(details: IUploadDetails, buffer: Buffer): Promise<IUpload> {
        const { name, rid, userId, visitorToken } = details;
        const stored = await uploadFile(this.server, { name, rid, userId, visitorToken, content: Buffer.from(buffer) });
        return (await toAppUpload(this.server, stored)) as IUpload;
    }
}
