import { parse } from '@rocket.chat/message-parser';
import { html } from 'htm/preact';
import { emojiOf } from '/app/emoji.mjs';

/** What a workspace has unless its admin changed it. Source: Rocket.Chat's settings of messages. */
const OPTIONS = { emoticons: true, colors: true, katex: { parenthesisSyntax: true, dollarSyntax: false } };

/** A message's text as Rocket.Chat shows it: its own parser reads it. @param {{ text: string }} props */
export function Said({ text }) {
    return html`<div class="said-text" dir="auto">${treeOf(text).map(shown)}</div>`;
}

/** The same in one line and without its marks. @param {string} text */
export const plain = (text) => treeOf(text).map(words).join(' ').replace(/\s+/g, ' ').trim();

const MOST_TREES = 500;
/** A long word takes Rocket.Chat's parser a second, and everything is drawn again with each change. @type {Map<string, any[]>} */
const trees = new Map();

/** @param {string} text */
function treeOf(text) {
    const known = trees.get(text);
    if (known) {
        return known;
    }
    if (trees.size >= MOST_TREES) {
        trees.clear();
    }
    const tree = parsed(text);
    trees.set(text, tree);
    return tree;
}

/** @param {string} text */
function parsed(text) {
    try {
        return parse(text, OPTIONS);
    } catch {
        return [{ type: 'PARAGRAPH', value: [{ type: 'PLAIN_TEXT', value: text }] }];
    }
}

const INLINE = { BOLD: 'strong', ITALIC: 'em', STRIKE: 'del', INLINE_CODE: 'code' };
const BLOCKS = { PARAGRAPH: 'p', QUOTE: 'blockquote', BLOCKQUOTE: 'blockquote', SPOILER_BLOCK: 'blockquote' };
const LISTS = { ORDERED_LIST: 'ol', UNORDERED_LIST: 'ul', TASKS: 'ul' };

/** @param {any} node @returns {unknown} */
function shown(node) {
    const { type, value } = node;
    const tag = INLINE[type] ?? BLOCKS[type] ?? LISTS[type];
    if (tag) {
        return html`<${tag}>${inside(value)}<//>`;
    }
    switch (type) {
        case 'CODE':
            return html`<pre><code>${value.map((line) => words(line.value)).join('\n')}</code></pre>`;
        case 'HEADING':
            return html`<p><strong>${inside(value)}</strong></p>`;
        case 'LIST_ITEM':
            return html`<li value=${node.number}>${inside(value)}</li>`;
        case 'TASK':
            return html`<li>${node.status ? '☑' : '☐'} ${inside(value)}</li>`;
        case 'LINK':
            return html`<a href=${safe(words(value.src))} target="_blank" rel="noreferrer">${inside(value.label)}</a>`;
        case 'BIG_EMOJI':
            return html`<p class="big-emoji">${inside(value)}</p>`;
        case 'LINE_BREAK':
            return html`<br />`;
        case 'MENTION_USER':
        case 'MENTION_CHANNEL':
            return html`<span class="mention">${words(node)}</span>`;
        default:
            return words(node);
    }
}

/** @param {any} value */
const inside = (value) => [value ?? []].flat().map(shown);

/** The words of a part of the tree. @param {any} node @returns {string} */
function words(node) {
    if (typeof node === 'string') {
        return node.replace(/\u2060/g, '');
    }
    if (Array.isArray(node)) {
        return node.map(words).join('');
    }
    const { type, value, unicode, shortCode } = node ?? {};
    switch (type) {
        case 'EMOJI':
            return unicode ?? pictured(words(value), shortCode);
        case 'MENTION_USER':
            return `@${words(value)}`;
        case 'MENTION_CHANNEL':
            return `#${words(value)}`;
        case 'LINK':
        case 'IMAGE':
            return words(value.label);
        default:
            return value === undefined ? '' : words(value);
    }
}

/** An emoji by its name, in colons where it is not in Rocket.Chat's list; signs stand as they were typed. */
const pictured = (/** @type {string} */ value, /** @type {string} */ shortCode) =>
    value === shortCode ? (emojiOf(shortCode) ?? `:${shortCode}:`) : value;

/** @param {string} address */
const safe = (address) => (/^(?:https?|mailto|tel):/i.test(address) ? address : undefined);
