import type { Account } from '../model/accounts';
import type { AskTwilio } from '../model/http-ports';
import { publicUrl } from '../model/public-address';
import type { Settings } from '../model/settings';

/** What has to be set before Twilio can be asked for anything. */
export type Unset = 'no-address' | 'no-api-address' | 'no-login';

/** The accounts that can be asked, and the address of our webhook. */
export interface OurSide {
    readonly accounts: readonly Account[];
    readonly apiUrl: string;
    /** Without what may stand behind it. */
    readonly webhookUrl: string;
}

export interface SidePorts {
    readonly settings: Settings;
    readonly basePath: string;
    readonly askTwilio: AskTwilio;
}

/** What Twilio is asked with, and what numbers are to lead to; or what has to be set first. */
export function ourSide({ settings, basePath }: Omit<SidePorts, 'askTwilio'>): OurSide | Unset {
    const { apiUrl, publicAddress } = settings;
    const accounts = accountsOf(settings);
    if (accounts.length === 0) {
        return 'no-login';
    }
    if (apiUrl === undefined) {
        return 'no-api-address';
    }
    if (publicAddress === undefined) {
        return 'no-address';
    }
    return { accounts, apiUrl, webhookUrl: publicUrl(publicAddress, `${basePath}/sms-incoming/twilio`) };
}

/** The accounts that have both a sid and a token, the main one first. */
export function accountsOf({ accounts: { main, subaccounts } }: Settings): readonly Account[] {
    const isComplete = main.sid !== '' && main.authTokens.length > 0;
    return [...(isComplete ? [main] : []), ...Array.from(subaccounts.values())];
}
