import { html } from 'htm/preact';

const MARKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|\*([^*\n]+)\*/g;

/** A message's text with its links and its *bold* words. */
export function Said({ text }) {
    const parts = [];
    let from = 0;
    for (const { 0: whole, 1: link, 2: bold, index } of text.matchAll(MARKS)) {
        parts.push(text.slice(from, index));
        parts.push(
            link ? html`<a href=${link} target="_blank" rel="noreferrer">${link}</a>` : html`<strong>${bold}</strong>`,
        );
        from = index + whole.length;
    }
    return html`${parts}${text.slice(from)}`;
}
