import { useEffect, useRef } from 'preact/hooks';

/**
 * For a box of messages: shows its end, and keeps it in view when messages arrive and when their pictures have loaded.
 * @param {number} count of messages
 * @returns {import('preact').RefObject<HTMLElement>}
 */
export function useStayAtEnd(count) {
    const box = useRef(/** @type {HTMLElement | null} */ (null));
    useEffect(() => {
        const element = box.current;
        const toEnd = () => element?.scrollTo({ top: element.scrollHeight });
        toEnd();
        // The load of a picture does not bubble, so it is caught on its way down.
        element?.addEventListener('load', toEnd, true);
        return () => element?.removeEventListener('load', toEnd, true);
    }, [count]);
    return box;
}
