import { useEffect } from 'preact/hooks';

/**
 * Takes the focus to a panel that opens, and back to where it came from when it closes.
 * @param {import('preact').RefObject<HTMLElement>} panel
 * @param {string} shown what the panel is about: with another the panel gets the focus again
 */
export function useFocusWhileOpen(panel, shown) {
    useEffect(() => {
        const from = document.activeElement;
        return () => {
            if (from instanceof HTMLElement && (document.activeElement ?? document.body) === document.body) {
                from.focus();
            }
        };
    }, []);
    useEffect(() => panel.current?.focus(), [shown]);
}
