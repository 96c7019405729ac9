import type { ILivechatInquiryRecord } from '@rocket.chat/core-typings/dist/IInquiry.d.ts';
import type { ILivechatAgent } from '@rocket.chat/core-typings/dist/ILivechatAgent.d.ts';
import type { ILivechatDepartment } from '@rocket.chat/core-typings/dist/ILivechatDepartment.d.ts';
import type { ILivechatVisitor } from '@rocket.chat/core-typings/dist/ILivechatVisitor.d.ts';
import type { IEditedMessage, IMessage } from '@rocket.chat/core-typings/dist/IMessage/IMessage.d.ts';
import type { IOmnichannelRoom } from '@rocket.chat/core-typings/dist/IRoom.d.ts';
import type { ISubscription } from '@rocket.chat/core-typings/dist/ISubscription.d.ts';
import type { IUpload } from '@rocket.chat/core-typings/dist/IUpload.d.ts';
import type {
    DepartmentDocument,
    InquiryDocument,
    MessageDocument,
    RoomDocument,
    SubscriptionDocument,
    UploadDocument,
    UserDocument,
    VisitorDocument,
} from '../workspace/rocketchat/documents.mts';

/** The fields a document names, without "and any other". */
type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** Ours without `readonly`, theirs with the values of their enums: what is left to compare is what is stored. */
type Stored<T> = 0 extends 1 & T
    ? T
    : T extends Date
      ? T
      : T extends string
        ? string extends T
            ? string
            : `${T}`
        : T extends readonly (infer U)[]
          ? Stored<U>[]
          : T extends object
            ? { -readonly [K in keyof T]: Stored<T[K]> }
            : T;

/** Our fields that the server's type does not know. */
type Unknown<Ours, Theirs> = Exclude<keyof Named<Ours>, keyof Theirs>;
/** Our fields whose values the server's type would not take. */
type Unfit<Ours, Theirs> = {
    [K in keyof Named<Ours> & keyof Theirs]-?: Stored<NonNullable<Ours[K]>> extends Stored<Theirs[K]> ? never : K;
}[keyof Named<Ours> & keyof Theirs];

/** What of our documents a server would not recognise; `never` where all is as it should be. */
type Foreign<Ours, Theirs> = Unknown<Ours, Theirs> | Unfit<Ours, Theirs>;

/** Fails to compile, naming the fields, when others than those listed are foreign. */
type Only<Listed extends string, Found extends Listed> = readonly [Listed, Found];

/**
 * The documents of the workspace against the types of Rocket.Chat 8.8.1: what its next release changes shows here as a type
 * error. The types of its drawings, blocks and rendered texts are not installed; no document has any of them.
 */
export type Documents = {
    readonly visitor: Only<never, Foreign<VisitorDocument, ILivechatVisitor>>;
    /** The mark is in the model alone; a workspace has rooms of other types too. */
    readonly room: Only<'_enforceSingleRoom' | 't', Foreign<RoomDocument, IOmnichannelRoom>>;
    readonly message: Only<'blocks', Foreign<MessageDocument, IMessage & Partial<IEditedMessage>>>;
    /** The token is on what visitors upload, whom the type does not know. */
    readonly upload: Only<'visitorToken', Foreign<UploadDocument, IUpload>>;
    readonly user: Only<never, Foreign<UserDocument, ILivechatAgent & AppUser>>;
    readonly inquiry: Only<never, Foreign<InquiryDocument, ILivechatInquiryRecord>>;
    readonly subscription: Only<never, Foreign<SubscriptionDocument, ISubscription>>;
    readonly department: Only<never, Foreign<DepartmentDocument, ILivechatDepartment>>;
};

type AppUser = { readonly appId?: string };
