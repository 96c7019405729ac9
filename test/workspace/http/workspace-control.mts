import { Router } from 'express';
import { APP_ID } from '../app-id.mts';
import type { Host } from '../host.mts';
import type { Instances } from '../instances.mts';
import type { Deployment } from '../redeploy.mts';
import { twilioControl } from '../twilio/control.mts';
import type { Twilio } from '../twilio/twilio.mts';
import { json } from './json.mts';
import { trafficOf } from './traffic.mts';

interface Parts {
    readonly host: Host;
    readonly twilio: Twilio;
    readonly instances: Instances;
    readonly webhookUrl: string;
    readonly deployment: () => Deployment;
}

/**
 * The control API that only the main process has, under `/workspace/api`: `GET workspace`, `traffic`, `deployment`; `GET instances`,
 * `POST instances` (starts one more), `DELETE instances/:id`; and everything of the simulated Twilio under `twilio/`.
 */
export function workspaceControl({ host, twilio, instances, webhookUrl, deployment }: Parts): Router {
    const router = Router();
    router.get(
        '/workspace',
        json(() => ({
            appId: APP_ID,
            url: host.url,
            webhookUrl,
            publicUrl: instances.publicUrl(),
            twilio: { apiUrl: twilio.apiUrl, cdnUrl: twilio.cdnUrl, numbers: twilio.numbers() },
        })),
    );
    router.get('/deployment', json(deployment));
    router.get(
        '/instances',
        json(() => instances.list()),
    );
    router.post(
        '/instances',
        json(async () => {
            const started = await instances.start();
            host.feed.tell('instance', started);
            return started;
        }),
    );
    router.delete(
        '/instances/:id',
        json(async (request) => {
            const instanceId = String(request.params.id);
            await instances.stop(instanceId);
            host.feed.tell('instance', { instanceId });
        }),
    );
    router.get(
        '/traffic',
        json(() => trafficOf({ host, twilio, instances })),
    );
    router.use('/twilio', twilioControl(twilio));
    return router;
}
