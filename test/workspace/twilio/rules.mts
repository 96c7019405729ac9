import { type Behaviour, GOOD_DAY, type Section } from './behaviour.mts';

/** Which messages a rule is about; what is left out is every one. */
export type Match = {
    /** The customer's address. */
    readonly customer?: string;
    /** Our number or sender; a request that leaves it to a messaging service has none. */
    readonly number?: string;
    /** The whole text. */
    readonly body?: string;
    /** A request to the REST API by its verb and resource, as `POST IncomingPhoneNumbers`. */
    readonly request?: string;
    /** How often the rule applies before it is spent, counted in what behaviour.mts names for its section; else always. */
    readonly times?: number;
};

/** What is different: some switches of one section. */
export type Change = { [S in Section]: { readonly [K in S]: Partial<Behaviour[S]> } }[Section];

/** A rule as it stands. */
export type RuleView = {
    readonly id: number;
    readonly match: Match;
    readonly change: Change;
    /** How often it will still apply; null for always. */
    readonly left: number | null;
};

export type Rules = {
    /** Adds a rule and returns what takes it away again. Of rules that always apply the newer wins; of those that are
     * counted the oldest applies alone, over all others, until it is spent. */
    add(match: Match, change: Change): () => void;
    /** The rules that still apply, oldest first. */
    list(): readonly RuleView[];
    /** Takes one rule away; false when there is none with this id. */
    remove(id: number): boolean;
    /** A good day again. */
    clear(): void;
};

/** What a rule is matched against. */
export type Subject = {
    readonly customer: string;
    readonly number: string;
    readonly body: string;
    readonly request?: string;
};

/** Rules together with how the simulator asks them. */
export type OpenRules = {
    readonly rules: Rules;
    /** How Twilio behaves towards the subject. */
    look<S extends Section>(section: S, subject: Subject): Behaviour[S];
    /** The same, and counts it as one use. */
    take<S extends Section>(section: S, subject: Subject): Behaviour[S];
};

type Rule = RuleView & { left: number | null };

/** No rules yet; `changed` is told of each that comes, is used or goes. */
export function openRules(changed: () => void): OpenRules {
    let rules: readonly Rule[] = [];
    let ids = 0;
    const keep = (kept: (rule: Rule) => boolean): boolean => {
        const before = rules.length;
        rules = rules.filter(kept);
        changed();
        return rules.length < before;
    };
    const take = <S extends Section>(section: S, subject: Subject): Behaviour[S] => {
        const { behaviour, counted } = resolve(rules, section, subject);
        if (counted !== undefined && counted.left !== null) {
            counted.left -= 1;
            keep(({ left }) => left !== 0);
        }
        return behaviour;
    };
    return {
        rules: {
            add(match, change) {
                ids += 1;
                const id = ids;
                rules = [...rules, { id, match, change, left: match.times ?? null }];
                changed();
                return () => void keep((rule) => rule.id !== id);
            },
            list: () => rules.map((rule) => ({ ...rule })),
            remove: (id) => keep((rule) => rule.id !== id),
            clear: () => void keep(() => false),
        },
        look: (section, subject) => resolve(rules, section, subject).behaviour,
        take,
    };
}

type Resolved<S extends Section> = { readonly behaviour: Behaviour[S]; readonly counted: Rule | undefined };

function resolve<S extends Section>(rules: readonly Rule[], section: S, subject: Subject): Resolved<S> {
    const about = rules.filter(({ match, change }) => section in change && isAbout(match, subject));
    const counted = about.find(({ left }) => left !== null);
    const standing = about.filter(({ left }) => left === null);
    const changes = [...standing, ...(counted === undefined ? [] : [counted])].map((rule) => partOf(rule, section));
    return { behaviour: Object.assign({ ...GOOD_DAY[section] }, ...changes), counted };
}

function partOf(rule: Rule, section: Section): object {
    const parts: { readonly [K in Section]?: object } = rule.change;
    return parts[section] ?? {};
}

function isAbout(match: Match, subject: Subject): boolean {
    const { customer, number, body, request } = { ...subject, ...match };
    const isSame = customer === subject.customer && number === subject.number && body === subject.body;
    return isSame && request === subject.request;
}
