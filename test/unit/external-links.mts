/** Every address outside of the repository to which a document leads. Whoever adds one has opened it. */
export const EXTERNAL_LINKS: readonly string[] = [
    'https://console.twilio.com',
    'https://developer.rocket.chat/docs/app-submission-to-the-marketplace',
    'https://developer.rocket.chat/docs/content-guidelines',
    'https://docs.rocket.chat/docs/rocketchat-private-apps',
    'https://github.com/sms-incoming/sms-incoming/security/advisories/new',
    'https://keepachangelog.com/en/1.1.0/',
    'https://semver.org/spec/v2.0.0.html',
    'https://www.twilio.com/docs/api/errors/',
    'https://www.twilio.com/docs/messaging/compliance/a2p-10dlc',
    'https://www.twilio.com/docs/messaging/compliance/toll-free/console-onboarding',
    'https://www.twilio.com/docs/rcs/onboarding',
    'https://www.twilio.com/docs/usage/trials',
    'https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides',
    'https://www.twilio.com/docs/whatsapp/sandbox',
    'https://www.twilio.com/docs/whatsapp/self-sign-up',
    'https://www.twilio.com/en-us/pricing',
];

/** Addresses that are examples, or of this machine: nobody opens them. */
export const EXAMPLE = /^https?:\/\/(?:127\.0\.0\.1|api\.twilio\.com$|(?:\w+\.)?example\.com|a\.example\b)/;

/**
 * The hosts that they may be of, each with the form of its addresses: the one that answers itself. Rocket.Chat's two sites
 * have their pages below /docs/ since 2024, and what was elsewhere leads to an overview.
 */
export const HOSTS: Readonly<Record<string, RegExp>> = {
    'console.twilio.com': /^\/$/,
    'developer.rocket.chat': /^\/docs\/[a-z-]+$/,
    'docs.rocket.chat': /^\/docs\/[a-z-]+$/,
    'github.com': /^\/sms-incoming\/sms-incoming\/security\/advisories\/new$/,
    'keepachangelog.com': /^\/en\/\d\.\d\.\d\/$/,
    'semver.org': /^\/spec\/v\d\.\d\.\d\.html$/,
    'www.twilio.com': /^\/(?:docs\/(?:api\/errors\/|[\w-]+(?:\/[\w-]+)*)|en-us\/pricing)$/,
};
