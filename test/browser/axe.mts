import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

interface Where {
    /** What is looked at; the whole page unless told. */
    readonly within?: string;
    /** Whether colours alone are looked at, since everything else was before. */
    readonly isContrast?: boolean;
}

/** Serious and critical ones, each with the elements it is about. axe is run beside the page's own policy, one at a time. */
export async function violations(page: Page, { within = 'html', isContrast = false }: Where = {}): Promise<string[]> {
    if (!(await page.evaluate('"axe" in globalThis'))) {
        await page.evaluate(AXE);
    }
    // What is preloaded is every style sheet anew, for two rules about turning the screen and about sound.
    const options = { preload: false, resultTypes: ['violations'], ...(isContrast && { runOnly: ['color-contrast'] }) };
    const run = `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
    const found = (await page.evaluate(run)) as Violation[];
    return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}
