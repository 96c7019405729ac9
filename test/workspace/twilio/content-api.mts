import express, { type Router } from 'express';
import type { TemplateConfiguration } from './contract.mts';
import type { Exchange } from './exchange.mts';
import { pageOf } from './paged.mts';
import { type Asked, notFound, resource } from './rest-resource.mts';

/** Content templates with what WhatsApp says of them: lists over pages, one of them, its approval. Source: Twilio "Content
 * API public endpoints"; the official client. */
export function contentApi(exchange: Exchange): Router {
    const router = express.Router();
    const listOf = (toJson: (one: Template) => Readonly<Record<string, unknown>>) =>
        resource(exchange, 'Content', ({ accountSid, request }) => {
            const items = templatesOf(exchange, accountSid).map(toJson);
            return { kind: 'json', body: pageOf(exchange, request, { key: 'contents', items, style: 'meta' }) };
        });
    const one = (toJson: (one: Template) => unknown) =>
        resource(exchange, 'Content', (asked) => {
            const found = find(exchange, asked);
            return found === undefined ? notFound(asked) : { kind: 'json', body: toJson(found) };
        });
    const urlOf = (sid: string) => `${exchange.urls.api}/v1/Content/${sid}`;
    const contentJson = (template: Template) => ({ ...commonJson(template), ...linksJson(urlOf(template.sid)) });
    const bothJson = (template: Template) => ({ ...commonJson(template), approval_requests: approvalJson(template) });
    router.get('/v1/Content', listOf(contentJson));
    router.get('/v1/ContentAndApprovals', listOf(bothJson));
    router.get('/v1/Content/:sid', one(contentJson));
    router.get(
        '/v1/Content/:sid/ApprovalRequests',
        one(({ sid, ...template }) => ({
            sid,
            account_sid: template.accountSid,
            url: `${urlOf(sid)}/ApprovalRequests`,
            whatsapp: { type: 'whatsapp', ...approvalJson({ sid, ...template }) },
        })),
    );
    return router;
}

type Template = TemplateConfiguration & { readonly sid: string; readonly accountSid: string };

function templatesOf({ templates, options }: Exchange, accountSid: string): readonly Template[] {
    return [...templates]
        .map(([sid, template]) => ({ ...template, sid, accountSid: template.accountSid ?? options.accountSid }))
        .filter((template) => template.accountSid === accountSid);
}

function find(exchange: Exchange, { accountSid, request }: Asked): Template | undefined {
    return templatesOf(exchange, accountSid).find(({ sid }) => sid === request.params.sid);
}

const MADE_AT = '2026-01-05T10:00:00Z';

function commonJson({ sid, accountSid, name, language = 'en', variables = {}, types }: Template) {
    const dates = { date_created: MADE_AT, date_updated: MADE_AT };
    return { ...dates, sid, account_sid: accountSid, friendly_name: name, language, variables, types };
}

function linksJson(url: string) {
    const requests = `${url}/ApprovalRequests`;
    return { url, links: { approval_fetch: requests, approval_create: `${requests}/whatsapp` } };
}

function approvalJson({ name, types, approval }: Template) {
    const { status = 'unsubmitted', category = '', rejectionReason = '' } = approval ?? {};
    const [type = ''] = Object.keys(types).filter((one) => one !== 'twilio/text');
    return {
        name,
        category,
        content_type: approval?.contentType ?? (type || Object.keys(types)[0] || ''),
        status,
        rejection_reason: rejectionReason,
        allow_category_change: true,
        flows: null,
    };
}
