import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from './icons.mjs';

/** So near to the end counts as there: a line may be half in sight. */
const NEAR_PX = 40;

/**
 * For a box of messages: keeps its end in view for whoever is there, whatever grows or shrinks, and leaves alone whoever
 * has scrolled up; those are told of what comes.
 * @param {{ count: number, isOwn: boolean }} messages how many there are, and whether the last is of the person in front of it
 */
export function useStayAtEnd({ count, isOwn }) {
    const box = useRef(/** @type {HTMLElement | null} */ (null));
    const isAtEnd = useRef(true);
    const fresh = useMemo(() => signal(false), []);
    const toEnd = () => {
        box.current?.scrollTo({ top: box.current.scrollHeight });
        isAtEnd.current = true;
        fresh.value = false;
    };
    useEffect(() => {
        const element = box.current;
        if (!element) {
            return undefined;
        }
        let top = 0;
        const noted = () => {
            const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
            // Told late, when more may have come below: only who went up has left the end.
            isAtEnd.current = isNear || (isAtEnd.current && element.scrollTop >= top);
            top = element.scrollTop;
            fresh.value = fresh.value && !isAtEnd.current;
        };
        // Where less is shown than before, the end may be in view without any scrolling.
        const follow = () => (isAtEnd.current ? element.scrollTo({ top: element.scrollHeight }) : noted());
        // The box itself, and the one thing in it that grows with what is said, its pictures and its delivery states.
        const sizes = new ResizeObserver(follow);
        sizes.observe(element);
        sizes.observe(/** @type {Element} */ (element.firstElementChild));
        element.addEventListener('scroll', noted, { passive: true });
        return () => {
            sizes.disconnect();
            element.removeEventListener('scroll', noted);
        };
    }, []);
    const before = useRef(count);
    useEffect(() => {
        const hasCome = count > before.current;
        before.current = count;
        if (hasCome && isOwn) {
            toEnd();
        } else if (hasCome) {
            fresh.value = !isAtEnd.current;
        }
    }, [count]);
    return { box, fresh, toEnd };
}

/** Offers the way to what has come while one was looking at something older. */
export function NewMessages({ fresh, toEnd }) {
    return (
        fresh.value &&
        html`<button type="button" class="new-messages" onClick=${toEnd}><${Icon} name="down" size=${15} />New messages</button>`
    );
}
