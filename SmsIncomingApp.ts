import { App } from '@rocket.chat/apps-engine/definition/App';
import type {
    IAppUninstallationContext,
    IConfigurationExtend,
    IHttp,
    IModify,
    IPersistence,
    IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { ILivechatRoom, IPostLivechatRoomClosed } from '@rocket.chat/apps-engine/definition/livechat';
import type { IMessage, IPostMessageSent } from '@rocket.chat/apps-engine/definition/messages';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type {
    IUIKitInteractionHandler,
    IUIKitResponse,
    UIKitActionButtonInteractionContext,
    UIKitBlockInteractionContext,
    UIKitViewCloseInteractionContext,
    UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';
import { pressButton } from './commands/press-button';
import { respond } from './commands/respond';
import { SmsCommand } from './commands/SmsCommand';
import { textButtons } from './commands/text-buttons';
import { openForm, submitForm, typeInForm } from './commands/use-form';
import { OtherService } from './endpoints/OtherService';
import { refusedCount } from './endpoints/refused-count';
import { SmsMedia } from './endpoints/SmsMedia';
import { TwilioWebhook } from './endpoints/TwilioWebhook';
import { takeText } from './endpoints/take-text';
import { isAgentReply, sendAgentReply } from './events/agent-reply';
import { putEverythingBack } from './events/app-removed';
import { noteRoomClosed } from './events/room-closed';
import { minuteJob } from './jobs/minute-job';
import { newAppMemory } from './lib/engine/app-memory';
import { type AppInHand, appInHand } from './lib/engine/app-ports';
import { forgetSettings, settingDefinitions } from './lib/engine/settings';
import { trackDelivery } from './lib/outbound/track-delivery';

/** Registers what the app answers to; everything else is in endpoints/, jobs/ and lib/. */
export class SmsIncomingApp extends App implements IPostMessageSent, IPostLivechatRoomClosed, IUIKitInteractionHandler {
    private readonly memory = newAppMemory();
    private readonly refused = refusedCount();

    protected async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
        const { memory, refused } = this;
        await Promise.all(settingDefinitions().map((setting) => configuration.settings.provideSetting(setting)));
        await configuration.api.provideApi({
            visibility: ApiVisibility.PUBLIC,
            security: ApiSecurity.UNSECURE,
            endpoints: [
                // Literal paths first: the pattern would take them too.
                new TwilioWebhook(this, { path: 'sms-incoming/twilio', story: takeText, memory, refused }),
                new OtherService(this),
                new TwilioWebhook(this, { path: 'sms-status/twilio', story: trackDelivery, memory, refused }),
                new SmsMedia(this, memory),
            ],
        });
        await Promise.all(textButtons().map((button) => configuration.ui.registerButton(button)));
        await configuration.scheduler.registerProcessors([minuteJob(this, memory, refused)]);
        // Last: an app that is switched off keeps its command, and the engine refuses it once more when it is switched on.
        await configuration.slashCommands.provideSlashCommand(new SmsCommand(this, () => memory));
    }

    public async checkPostMessageSent(message: IMessage): Promise<boolean> {
        return isAgentReply(message, this.getID());
    }

    public async executePostMessageSent(
        message: IMessage,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<void> {
        await sendAgentReply(message, { read, modify, http, persistence }, this.inHand());
    }

    public async executePostLivechatRoomClosed(
        room: ILivechatRoom,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<void> {
        await noteRoomClosed(room, { read, modify, http, persistence }, this.inHand());
    }

    public async executeBlockActionHandler(
        context: UIKitBlockInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const accessors = { read, modify, http, persistence };
        await pressButton(context.getInteractionData(), accessors, this.inHand());
        return respond(
            context.getInteractionResponder(),
            await typeInForm(context.getInteractionData(), accessors, this.inHand()),
        );
    }

    public async executeViewSubmitHandler(
        context: UIKitViewSubmitInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const shown = await submitForm(
            context.getInteractionData(),
            { read, modify, http, persistence },
            this.inHand(),
        );
        return respond(context.getInteractionResponder(), shown);
    }

    public async executeViewClosedHandler(context: UIKitViewCloseInteractionContext): Promise<IUIKitResponse> {
        this.memory.drafts.delete(context.getInteractionData().view.id);
        return context.getInteractionResponder().successResponse();
    }

    public async executeActionButtonHandler(
        context: UIKitActionButtonInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const shown = await openForm(context.getInteractionData(), { read, modify, http, persistence }, this.inHand());
        return respond(context.getInteractionResponder(), shown);
    }

    public async onUninstall(
        _context: IAppUninstallationContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<void> {
        await putEverythingBack({ read, modify, http, persistence }, this.inHand());
    }

    private inHand(): AppInHand {
        return appInHand(this, this.memory);
    }

    /**
     * Without this override the engine's own returns the new setting, and what is returned is written to the app's log:
     * every saved auth token would stand there.
     */
    public async onPreSettingUpdate(): Promise<ISetting> {
        return undefined as unknown as ISetting;
    }

    public async onSettingUpdated(): Promise<void> {
        forgetSettings(this.memory.settings);
    }
}
