import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';
import type { UIKitInteractionResponder } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionResponder';
import type { ShownForm } from './use-form';

/** What the client is answered: the form that it is to show, if any. */
export function respond(responder: UIKitInteractionResponder, shown: ShownForm | undefined): IUIKitResponse {
    if (shown === undefined) {
        return responder.successResponse();
    }
    const { surface, isNew, view } = shown;
    if (surface === 'modal') {
        return isNew ? responder.openModalViewResponse(view) : responder.updateModalViewResponse(view);
    }
    return isNew ? responder.openContextualBarViewResponse(view) : responder.updateContextualBarViewResponse(view);
}
