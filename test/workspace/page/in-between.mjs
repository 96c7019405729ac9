import { html } from 'htm/preact';
import { Experiments } from './experiments.mjs';
import { Processes } from './processes.mjs';
import { TrafficLog } from './traffic-log.mjs';
import { WaitingList } from './waiting-list.mjs';

/** What the app does between the phone and the inbox. */
export function InBetween() {
    return html`<section class="column between" aria-labelledby="between-title">
        <header class="column-head">
            <h2 id="between-title">In between</h2>
            <p>The app, on the real Apps-Engine. Try to break it.</p>
        </header>
        <div class="between-body" tabindex="0" role="region" aria-label="What the app does">
            <${Processes} />
            <${Experiments} />
            <${WaitingList} />
            <${TrafficLog} />
        </div>
    </section>`;
}
