import { type Members, membersOf } from '../model/json';
import { listOf } from './attachment-fields';
/**
 * The words and open pictures of a message's UI blocks, in order and in Rocket.Chat's Markdown: bots post such messages
 * without any text. Buttons and menus do nothing on a phone and say nothing here. Anything else gives none.
 * Source: Rocket.Chat packages/ui-kit, message surface.
 */
export function blockTexts(blocks: unknown): readonly string[] {
    return listOf(blocks).flatMap((block) => [
        ...textsIn(block.title),
        ...textsIn(block.text),
        ...textsIn(block.description),
        ...listOf(block.fields).flatMap((field) => textsIn(field)),
        ...listOf(block.elements).flatMap((element) => (element.type === 'button' ? [] : textsIn(element))),
        ...pictureIn(block),
    ]);
}

function textsIn(object: unknown): readonly string[] {
    const { text } = membersOf(object);
    return typeof text === 'string' && text.trim() !== '' ? [text] : [];
}

function pictureIn({ imageUrl }: Members): readonly string[] {
    return typeof imageUrl === 'string' && /^https?:\/\//i.test(imageUrl) ? [imageUrl] : [];
}
