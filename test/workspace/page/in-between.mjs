import { html } from 'htm/preact';
import { showStatus } from './choices.mjs';
import { Exchange } from './exchange.mjs';
import { exchanges } from './exchanges.mjs';
import { Experiments } from './experiments.mjs';
import { Processes } from './processes.mjs';
import { WaitingList } from './waiting-list.mjs';

/** What the app does between the phone and the inbox. */
export function InBetween() {
    const shown = exchanges.value;
    return html`<section class="column between" aria-labelledby="between-title">
        <header class="column-head">
            <h2 id="between-title">In between</h2>
            <p>The app, on the real Apps-Engine. Try to break it.</p>
        </header>
        <div class="between-body" tabindex="0" role="region" aria-label="What the app does">
            <${Processes} />
            <${Experiments} />
            <${WaitingList} />
            <div class="panel traffic">
                <div class="panel-head">
                    <h3>Webhooks and requests</h3>
                    <label class="tick small">
                        <input
                            type="checkbox"
                            checked=${showStatus.value}
                            onChange=${() => {
                                showStatus.value = !showStatus.value;
                            }}
                        />
                        <span>Delivery reports</span>
                    </label>
                </div>
                ${
                    shown.length === 0
                        ? html`<p class="none">Every request between Twilio and the app will be listed here.</p>`
                        : html`<ul class="exchanges">
                              ${shown.map((one) => html`<li key=${one.id}><${Exchange} exchange=${one} /></li>`)}
                          </ul>`
                }
            </div>
        </div>
    </section>`;
}
