import type { NumberConfiguration } from './contract.mts';
import type { Exchange } from './exchange.mts';
import type { Webhook } from './webhooks.mts';

/** Where Twilio sends a text to a number of ours; null when nowhere. */
export type InboundRoute = Pick<Webhook, 'url' | 'method' | 'fallbackUrl' | 'fallbackMethod'> | null;

/** A messaging service decides for its numbers, unless it leaves that to them; a TwiML application counts more than a
 * number's own URL. Source: Twilio "Messaging Services API", UseInboundWebhookOnNumber; "IncomingPhoneNumber resource". */
export function inboundRoute(exchange: Exchange, number: NumberConfiguration): InboundRoute {
    const service = exchange.services.get(number.messagingServiceSid ?? '');
    const decides = service !== undefined && service.usesNumbersWebhook !== true;
    const { webhookUrl, method = 'POST', fallbackUrl, fallbackMethod } = decides ? service : number;
    const applicationUrl = decides ? undefined : exchange.applications.get(number.applicationSid ?? '');
    const url = applicationUrl ?? webhookUrl;
    return url === ''
        ? null
        : { url, method, fallbackUrl: fallbackUrl || null, fallbackMethod: fallbackMethod ?? method };
}
