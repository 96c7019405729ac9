import { html, render } from 'htm/preact';
import { AppViews } from './app-views.mjs';
import { view } from './choices.mjs';
import { EntryDetail } from './entry-detail.mjs';
import { Header } from './header.mjs';
import { InBetween } from './in-between.mjs';
import { Inbox } from './inbox.mjs';
import { follow } from './live.mjs';
import { Phones } from './phones.mjs';
import { Settings } from './settings.mjs';
import { Team } from './team.mjs';

function Page() {
    return html`<${Header} />
        <main class="stage" data-view=${view.value}>
            <${Phones} />
            <${InBetween} />
            <${Inbox} />
            <${EntryDetail} />
        </main>
        <${Settings} />
        <${Team} />
        <${AppViews} />`;
}

follow();
const place = document.getElementById('page');
if (place) {
    render(html`<${Page} />`, place);
}
