import { type IUIActionButtonDescriptor, UIActionButtonContext } from '@rocket.chat/apps-engine/definition/ui';
import { TEXT_A_CUSTOMER } from './use-form';

/** The entries of the room menu and the user menu that open the form "Text a customer", for agents. */
export function textButtons(): readonly IUIActionButtonDescriptor[] {
    const about = { labelI18n: 'sms_text_customer', when: { hasOneRole: ['livechat-agent'] } };
    return [
        { ...about, actionId: TEXT_A_CUSTOMER.room, context: UIActionButtonContext.ROOM_ACTION },
        { ...about, actionId: TEXT_A_CUSTOMER.user, context: UIActionButtonContext.USER_DROPDOWN_ACTION },
    ];
}
