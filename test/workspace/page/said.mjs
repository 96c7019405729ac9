import { html } from 'htm/preact';

const MARKS = /\\([*_~`#.])|(https?:\/\/[^\s<>"\u2060]+[^\s<>".,;:!?)\u2060])|\*((?:\\[*_~`#.]|[^*\n])+)\*/g;

/** What an app says of itself has `code` too; in customers' words the signs are left alone. */
const CODE = /`([^`\n]+)`/;
const MARKS_OF_APP = new RegExp(`${MARKS.source}|${CODE.source}`, 'g');

/** A message's text with its links and its *bold* words. */
export function Said({ text, isOfApp = false }) {
    const parts = [];
    let from = 0;
    for (const { 0: whole, 1: escaped, 2: link, 3: bold, 4: code, index } of text.matchAll(
        isOfApp ? MARKS_OF_APP : MARKS,
    )) {
        parts.push(visible(text.slice(from, index)));
        if (code) {
            parts.push(html`<code>${code}</code>`);
        } else if (escaped) {
            parts.push(escaped);
        } else {
            parts.push(
                link
                    ? html`<a href=${link} target="_blank" rel="noreferrer">${link}</a>`
                    : html`<strong>${plain(bold)}</strong>`,
            );
        }
        from = index + whole.length;
    }
    return html`${parts}${visible(text.slice(from))}`;
}

/** A message's text as it reads, without the signs that Rocket.Chat hides. @param {string} text */
export const plain = (text) => visible(text.replace(/\\([*_~`#.])/g, '$1'));

/** The app puts word joiners, which have no width, where a mark must not be one. @param {string} text */
const visible = (text) => text.replace(/\u2060/g, '');
