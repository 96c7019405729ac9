import { html } from 'htm/preact';

/** Paths of 24 × 24 pictures, drawn with a line of 1.75. */
const PATHS = {
    send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
    clip: 'm20 11.5-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.5-8.5a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.7 1.7 0 0 1-2.4-2.4l7.9-7.9',
    plus: 'M12 5v14M5 12h14',
    gear: 'M4 7h9m5 0h2M4 17h2m5 0h9M13 7a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0ZM6 17a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0Z',
    team: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M17.5 14.8c2.1.7 3.5 2.6 3.5 5.2',
    sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
    moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
    check: 'm4.5 12.5 5 5 10-11',
    cross: 'M6 6l12 12M18 6 6 18',
    shield: 'M12 3 5 5.5v6c0 4.5 3 7.8 7 9.5 4-1.7 7-5 7-9.5v-6L12 3Z',
    repeat: 'M4 12a7 7 0 0 1 12-5l2.5 2.5M18.5 4.5v5h-5M20 12a7 7 0 0 1-12 5l-2.5-2.5M5.5 19.5v-5h5',
    twice: 'M9 9h11v11H9zM15 9V4H4v11h5',
    bolt: 'M13 3 5 13.5h6L10.5 21 19 10.5h-6.5L13 3Z',
    power: 'M12 3v8M6.5 6.5a8 8 0 1 0 11 0',
    pin: 'M12 21c4-4 6.5-7.3 6.5-11a6.5 6.5 0 0 0-13 0c0 3.7 2.5 7 6.5 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
    mic: 'M12 14.5a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v5.5a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21',
    picture: 'M4 5h16v14H4zM4 16l5-5 4.5 4.5L16 13l4 4M15.5 9.2h.01',
    file: 'M7 3h7l5 5v13H7zM14 3v5h5',
    phone: 'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM10.5 18.5h3',
    inbox: 'M4 13l2.5-8h11L20 13v6H4zM4 13h4.5l1.5 2.5h4l1.5-2.5H20',
    route: 'M4 8h14l-3.5-3.5M20 16H6l3.5 3.5',
    clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
    back: 'M14.5 5 7.5 12l7 7',
    more: 'M6 12h.01M12 12h.01M18 12h.01',
    down: 'm6 9.5 6 6 6-6',
    pencil: 'm5 19 1-4L16.5 4.5l3 3L9 18l-4 1Z',
    server: 'M4 5h16v6H4zM4 13h16v6H4zM7.5 8h.01M7.5 16h.01',
    eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
    in: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M4 14v6h16v-6',
    out: 'M12 15V4M7.5 8.5 12 4l4.5 4.5M4 14v6h16v-6',
    archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
};

/** A picture beside a text that says the same; screen readers pass it by. @param {{ name: keyof typeof PATHS, size?: number }} props */
export function Icon({ name, size = 18 }) {
    return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true">
        <path d=${PATHS[name]} />
    </svg>`;
}
