/** What one customer sent, in order, and what of it stands in the rooms, in order. */
export interface Account {
    readonly customer: string;
    readonly sent: readonly string[];
    /** What no webhook brought; it is shown when it is found, behind what was sent later. */
    readonly kept: readonly string[];
    readonly shown: readonly string[];
}

/** What became of everything of one kind. */
export interface Tally {
    readonly sent: number;
    readonly arrived: number;
    /** Did not arrive, and whoever wrote it was told. */
    readonly told: number;
    /** A command that the engine itself passed over in silence, since a later release was being installed. */
    readonly unheard: number;
    readonly lost: number;
    readonly twice: number;
    readonly outOfOrder: number;
}

export interface Balance {
    readonly tallies: Readonly<Record<string, Tally>>;
    /** One line for each account that does not balance. */
    readonly complaints: readonly string[];
}

/** Compares what was sent with what is in the rooms. Equal words may be sent several times: they are counted. */
export function balanceOf(accounts: readonly Account[]): Balance {
    const balances = accounts.map(balanced);
    return {
        tallies: {
            texts: summed(balances.map(({ texts }) => texts)),
            'texts that Twilio kept': summed(balances.map(({ kept }) => kept)),
        },
        complaints: balances.flatMap(({ complaints }) => complaints),
    };
}

/** All of them in one. */
function summed(tallies: readonly Tally[]): Tally {
    const total = (name: keyof Tally) => tallies.reduce((sum, tally) => sum + tally[name], 0);
    return {
        sent: total('sent'),
        arrived: total('arrived'),
        told: total('told'),
        unheard: total('unheard'),
        lost: total('lost'),
        twice: total('twice'),
        outOfOrder: total('outOfOrder'),
    };
}

interface Balanced {
    readonly texts: Tally;
    readonly kept: Tally;
    readonly complaints: readonly string[];
}

function balanced({ customer, sent, kept, shown }: Account): Balanced {
    const isKept = (words: string) => kept.includes(words);
    const onTime = shown.filter((words) => !isKept(words));
    const found = shown.filter(isKept);
    const texts = compared(sent, onTime);
    const late = { ...compared(kept, found), outOfOrder: 0 };
    const isEven = [texts, late].every(({ lost, twice, outOfOrder }) => lost + twice + outOfOrder === 0);
    const lost = [...without(sent, onTime), ...without(kept, found)];
    const twice = [...without(onTime, sent), ...without(found, kept)];
    const complaint = `${customer}: lost [${lost}], twice [${twice}], out of order ${texts.outOfOrder}; shown ${shown.join(', ')}`;
    return { texts, kept: late, complaints: isEven ? [] : [complaint] };
}

/** What was sent beside what arrived, by its words. */
function compared(sent: readonly string[], arrived: readonly string[]): Tally {
    const lost = without(sent, arrived);
    const twice = without(arrived, sent);
    const isEven = lost.length === 0 && twice.length === 0;
    return {
        sent: sent.length,
        arrived: sent.length - lost.length,
        told: 0,
        unheard: 0,
        lost: lost.length,
        twice: twice.length,
        outOfOrder: isEven ? sent.filter((words, at) => arrived[at] !== words).length : misplaced(sent, arrived),
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
