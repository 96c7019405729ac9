import { isGeneric, typeOfName } from '../twilio/media-types';

/** The type by which a file goes out: the first of these that says something, then what its name's ending says, then what
 * its bytes tell; '' where nothing does. A generic type says nothing. */
export function fileType({ said, name, told }: FileSigns): string {
    return said.find((type) => !isGeneric(type)) ?? typeOfName(name) ?? told ?? '';
}

export interface FileSigns {
    /** What the message and the workspace call it. */
    readonly said: readonly string[];
    readonly name: string;
    /** What its bytes tell. */
    readonly told?: string;
}
