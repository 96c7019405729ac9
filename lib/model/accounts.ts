/** A Twilio account of ours. The first token signs and asks; any of them verifies. */
export interface Account {
    readonly sid: string;
    readonly authTokens: readonly string[];
}

/** The Twilio accounts whose texts are ours. The main one may have no sid and no token yet. */
export interface Accounts {
    readonly main: Account;
    /** By AccountSid. */
    readonly subaccounts: ReadonlyMap<string, Account>;
}

/** A sid and the token that goes with it: what Twilio wants as a login. */
export interface Credentials {
    readonly accountSid: string;
    readonly authToken: string;
}

/** Whether any webhook can be verified at all. */
export function hasTokens({ main, subaccounts }: Accounts): boolean {
    return main.authTokens.length > 0 || subaccounts.size > 0;
}

/**
 * The tokens with which a webhook that names this account may be signed; none for a foreign account. An empty sid of the
 * main account accepts whatever its tokens sign. A webhook that names no account counts as the main one's, unless there
 * are only subaccounts. Source: a subaccount's number signs with the subaccount's token, Twilio "Webhooks security".
 */
export function tokensOf(accountSid: string | undefined, { main, subaccounts }: Accounts): readonly string[] {
    const subaccount = subaccounts.get(accountSid ?? '');
    if (subaccount !== undefined) {
        return subaccount.authTokens;
    }
    if (accountSid === undefined && main.authTokens.length === 0) {
        return Array.from(subaccounts.values()).flatMap(({ authTokens }) => authTokens);
    }
    return accountSid === undefined || main.sid === '' || main.sid === accountSid ? main.authTokens : [];
}

/**
 * The login for what belongs to this account, or to the main one where none is named; undefined where there is none. With
 * no sid of the main account set, its token is taken to be that of whatever account it verified.
 */
export function credentialsOf(
    accountSid: string | undefined,
    { main, subaccounts }: Accounts,
): Credentials | undefined {
    const owner = accountSid ?? main.sid;
    const isMain = main.sid === '' || main.sid === owner;
    const [authToken] = subaccounts.get(owner)?.authTokens ?? (isMain ? main.authTokens : []);
    return owner === '' || authToken === undefined ? undefined : { accountSid: owner, authToken };
}

/** The account of this sid, or the main one for '', with what opens it; undefined where nothing does. */
export function accountOf(accountSid: string, accounts: Accounts): Account | undefined {
    const sid = accountSid === '' ? accounts.main.sid : accountSid;
    const authTokens = sid === '' ? [] : tokensOf(sid, accounts);
    return authTokens.length === 0 ? undefined : { sid, authTokens };
}

/** The other tokens of the account that such a login is for: while its token is changed, Twilio may take only one of them. */
export function otherTokensOf({ accountSid, authToken }: Credentials, accounts: Accounts): readonly string[] {
    return tokensOf(accountSid, accounts).filter((token) => token !== authToken);
}

/** Every token of ours, the main account's first. */
export function allTokens({ main, subaccounts }: Accounts): readonly string[] {
    return [...main.authTokens, ...Array.from(subaccounts.values()).flatMap(({ authTokens }) => authTokens)];
}

/** What `twilio_subaccounts` says of one account, `AC…:token`; a text says why it cannot be used, without repeating it. */
export function parseSubaccount(line: string): readonly [sid: string, account: Account] | string {
    const colon = line.indexOf(':');
    if (colon < 0) {
        return 'no colon between the Account SID and its auth token';
    }
    const sid = line.slice(0, colon).trim();
    const authToken = line.slice(colon + 1).trim();
    if (!/^AC[0-9a-fA-F]{32}$/.test(sid)) {
        return 'does not begin with an Account SID (AC and 32 digits or letters a to f)';
    }
    if (authToken === '') {
        return 'no auth token after the colon';
    }
    return /\s/.test(authToken) ? 'the auth token has a space in it' : [sid, { sid, authTokens: [authToken] }];
}
