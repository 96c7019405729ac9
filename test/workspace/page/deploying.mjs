import { html } from 'htm/preact';
import { deployment, now } from './live.mjs';

/** What becomes of a change to the app's sources: it is packaged and deployed again, or does not compile. */
export function Deploying() {
    const { phase, since, problem = '' } = deployment.value ?? {};
    if (phase === 'packaging' || phase === 'installing') {
        const seconds = Math.max(0, Math.round((now.value - since) / 1_000));
        const what = phase === 'packaging' ? 'Packaging the changed app' : 'Deploying the changed app';
        return html`<p class="deploying" role="status"><progress aria-label=${what}></progress>${what} … ${seconds} s</p>`;
    }
    if (phase === 'failed') {
        return html`<div class="deploy-problem" role="alert">
            <strong>The change does not compile. What runs is the app before it.</strong>
            <pre tabindex="0">${problem}</pre>
        </div>`;
    }
    return null;
}
