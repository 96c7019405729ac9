import { ratioOf } from './figures.mts';
import type { Latency } from './latency.mts';
import { CONTENDERS, type Contender, NAMES } from './world.mts';

const WIDTH = 760;
const BAR = 18;
const LEFT = 260;
const LEGEND_STEP = 200;
const COLOURS: Readonly<Record<Contender, string>> = {
    nothing: '#9aa4b2',
    floor: '#6b7a90',
    builtIn: '#d08b2c',
    ours: '#1d74f5',
};

/** The medians as bars, as multiples of the built-in's; readable on light and dark. */
export function svgOf({ latency }: { readonly latency: readonly Latency[] }): string {
    const bars = latency
        .filter(({ ms }) => ms.builtIn !== undefined)
        .flatMap(({ kind, ms }) =>
            CONTENDERS.filter((who) => ms[who] !== undefined).map((who, at) => ({
                kind: at === 0 ? kind : '',
                who,
                ratio: ratioOf(ms[who] ?? [], ms.builtIn ?? []).ratio,
            })),
        );
    const scale = (WIDTH - LEFT - 60) / Math.max(...bars.map(({ ratio }) => ratio), 1);
    const rows = bars.map(({ kind, who, ratio }, at) => {
        const y = 40 + at * (BAR + 4);
        const width = Math.max(1, Math.round(ratio * scale));
        return `<text x="8" y="${y + 13}">${kind}</text><rect x="${LEFT}" y="${y}" width="${width}" height="${BAR}" fill="${COLOURS[who]}"/><text x="${LEFT + width + 6}" y="${y + 13}">${ratio.toFixed(2)}</text>`;
    });
    const legend = CONTENDERS.map((who, at) => {
        const x = 8 + at * LEGEND_STEP;
        return `<rect x="${x}" y="10" width="12" height="12" fill="${COLOURS[who]}"/><text x="${x + 18}" y="20">${NAMES[who]}</text>`;
    });
    const height = 50 + bars.length * (BAR + 4);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11" fill="#808a98" role="img" aria-label="Median times as multiples of the built-in route’s">
${[...legend, ...rows].join('\n')}
</svg>
`;
}
