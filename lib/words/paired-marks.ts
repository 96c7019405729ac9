/** What of a line stands or goes as a whole. */
export interface Piece {
    readonly text: string;
    /** Whether it may be the beginning or the end of bold, italic or struck words. */
    readonly isMark: boolean;
}

/** The marks that format: they pair like brackets, a closing run ends the nearest open run of the same signs, and what was
 * opened in between stays as typed. */
export function pairedMarks(pieces: readonly Piece[]): ReadonlySet<Piece> {
    const paired = new Set<Piece>();
    const open = openMarks();
    pieces.forEach((piece, index) => {
        if (!piece.isMark) {
            return;
        }
        const around = { before: pieces[index - 1]?.text ?? '', after: pieces[index + 1]?.text ?? '' };
        const opener = open.has(piece.text) && closes(piece.text, around) ? open.close(piece.text) : undefined;
        if (opener) {
            paired.add(opener).add(piece);
        } else if (opens(around)) {
            open.add(piece);
        }
    });
    return paired;
}

/** Runs that are open, by their signs too, so that a line of nothing else takes time in proportion to its length. */
function openMarks() {
    const all: Piece[] = [];
    const counts = new Map<string, number>();
    const has = (signs: string): boolean => (counts.get(signs) ?? 0) > 0;
    const drop = (): Piece | undefined => {
        const last = all.pop();
        if (last !== undefined) {
            counts.set(last.text, (counts.get(last.text) ?? 0) - 1);
        }
        return last;
    };
    return {
        has,
        add(piece: Piece): void {
            all.push(piece);
            counts.set(piece.text, (counts.get(piece.text) ?? 0) + 1);
        },
        /** The nearest one of these signs, with what was opened in it forgotten; undefined where none is open. */
        close(signs: string): Piece | undefined {
            let last = has(signs) ? drop() : undefined;
            while (last !== undefined && last.text !== signs) {
                last = drop();
            }
            return last;
        },
    };
}

interface Around {
    readonly before: string;
    readonly after: string;
}

function opens({ before, after }: Around): boolean {
    return !/[\p{L}\p{N}]$/u.test(before) && /^\S/.test(after);
}

/** `*Name:*Ann` is bold in Rocket.Chat, `_Name:_Ann` is not; a digit before the star is sooner a product than an end. */
function closes(mark: string, { before, after }: Around): boolean {
    const insideWord = /^[\p{L}\p{N}]/u.test(after);
    return /\S$/.test(before) && (!insideWord || (mark.startsWith('*') && !/\p{N}$/u.test(before)));
}
