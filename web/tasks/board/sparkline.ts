/** Where the line of a trend runs: a path and its end, in a box of `width` × `height`. */
export interface Sparkline {
  readonly path: string;
  readonly end: readonly [x: number, y: number];
}

/**
 * The line of some counts from 0 at the foot of the box to the largest at its head, so that rows are read
 * by their shape; a row without any count runs along the foot.
 */
export function sparkline(counts: readonly number[], width: number, height: number): Sparkline {
  const most = Math.max(1, ...counts);
  const step = counts.length > 1 ? width / (counts.length - 1) : 0;
  const points = counts.map(
    (count, at) => [round(at * step), round(height - (count / most) * height)] as const,
  );
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return { path, end: points.at(-1) ?? [0, height] };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
