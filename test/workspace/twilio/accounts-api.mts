import express, { type Router } from 'express';
import type { Exchange } from './exchange.mts';
import { resource } from './rest-resource.mts';

/** The Account resource: read. Source: Twilio "Account resource". */
export function accountsApi(exchange: Exchange): Router {
    const router = express.Router();
    const read = resource(exchange, 'Accounts', ({ accountSid: sid }) => {
        const { status = 'active', type = 'Full' } = exchange.accountStates.get(sid) ?? {};
        const date = 'Thu, 30 Jul 2026 23:19:04 +0000';
        const body = {
            sid,
            friendly_name: 'Simulated account',
            status,
            type,
            owner_account_sid: exchange.options.accountSid,
            date_created: date,
            date_updated: date,
            subresource_uris: {},
            uri: `/2010-04-01/Accounts/${sid}.json`,
        };
        return { kind: 'json', body };
    });
    router.get('/2010-04-01/Accounts/:account.json', read);
    return router;
}
