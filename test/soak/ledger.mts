/** What one customer sent, in order, and what of it stands in the rooms, in order. */
export interface Account {
    readonly customer: string;
    readonly sent: readonly string[];
    readonly shown: readonly string[];
}

export interface Balance {
    readonly sent: number;
    readonly lost: number;
    readonly twice: number;
    readonly outOfOrder: number;
    /** One line for each account that does not balance. */
    readonly complaints: readonly string[];
}

/** Compares what was sent with what is in the rooms. Equal words may be sent several times: they are counted. */
export function balanceOf(accounts: readonly Account[]): Balance {
    const balances = accounts.map(balanced);
    const total = (of: (one: Omit<Balance, 'complaints'>) => number) => balances.reduce((sum, one) => sum + of(one), 0);
    return {
        sent: total(({ sent }) => sent),
        lost: total(({ lost }) => lost),
        twice: total(({ twice }) => twice),
        outOfOrder: total(({ outOfOrder }) => outOfOrder),
        complaints: balances.flatMap(({ complaints }) => complaints),
    };
}

function balanced({ customer, sent, shown }: Account): Balance {
    const lost = without(sent, shown);
    const twice = without(shown, sent);
    const isEven = lost.length === 0 && twice.length === 0;
    const outOfOrder = isEven ? sent.filter((words, at) => shown[at] !== words).length : misplaced(sent, shown);
    const complaint = `${customer}: lost [${lost}], twice [${twice}], out of order ${outOfOrder}; shown ${shown.join(', ')}`;
    return {
        sent: sent.length,
        lost: lost.length,
        twice: twice.length,
        outOfOrder,
        complaints: isEven && outOfOrder === 0 ? [] : [complaint],
    };
}

/** The words that are left when each of `others` has taken one away. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
    const left = [...others];
    return words.filter((word) => {
        const at = left.indexOf(word);
        if (at >= 0) {
            left.splice(at, 1);
        }
        return at < 0;
    });
}

/** How many words come before one that was sent earlier, the first showing of each taken. */
function misplaced(sent: readonly string[], shown: readonly string[]): number {
    const places = sent.map((word) => shown.indexOf(word)).filter((at) => at >= 0);
    const unique = places.filter((at, index) => places.indexOf(at) === index);
    return unique.filter((at, index) => index > 0 && at < (unique[index - 1] ?? 0)).length;
}
