import { type Html, html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import type { PublicTarget } from '../rules/public-snapshot.ts';
import { figure, periodWords } from './say.ts';

const WIDTH = 340;
const HEIGHT = 150;
const EDGE = { left: 8, right: 8, top: 20, bottom: 22 };
/** More values than this are not written beside their points: they stand in the table. */
const MOST_LABELS = 6;

/**
 * The path of a target (UX: actual values solid with points, promises as hollow diamonds on a stepped line, no
 * colour but one). It begins at nought unless a value lies below. Null where fewer than two periods have a figure.
 */
export function pathChart({ path }: PublicTarget, title: string, lang: Language): Html | null {
  const figures = path.flatMap(({ promised, reached }) => [promised, reached]).filter(isFigure);
  if (path.length < 2 || figures.length < 2) return null;
  const least = Math.min(0, ...figures);
  const span = Math.max(...figures) - least || 1;
  const x = (at: number) =>
    EDGE.left + ((at + 0.5) / path.length) * (WIDTH - EDGE.left - EDGE.right);
  const y = (value: number) =>
    EDGE.top + (1 - (value - least) / span) * (HEIGHT - EDGE.top - EDGE.bottom);
  const half = (WIDTH - EDGE.left - EDGE.right) / path.length / 2;
  const seen = path.flatMap(({ reached }, at) =>
    isFigure(reached) ? [{ at, value: reached }] : [],
  );
  const asked = path.flatMap(({ promised }, at) =>
    isFigure(promised) ? [{ at, value: promised }] : [],
  );
  const isLabelled = path.length <= MOST_LABELS;
  const label = (at: number, value: number, above: boolean) => {
    if (!isLabelled) return null;
    const below = y(value) + 18;
    // Below the lowest values stand the periods.
    const to = above || below > HEIGHT - EDGE.bottom ? y(value) - 8 : below;
    return html`<text x="${x(at).toFixed(1)}" y="${to.toFixed(1)}" text-anchor="middle">${figure(value)}</text>`;
  };
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}"><path class="axis" d="M0 ${y(least).toFixed(1)}H${WIDTH}"/>${asked.map(
    ({ at, value }) =>
      html`<path class="step" d="M${(x(at) - half).toFixed(1)} ${y(value).toFixed(1)}h${(half * 2).toFixed(1)}"/>`,
  )}<path class="seen" d="${seen.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('')}"/>${asked.map(
    ({ at, value }) =>
      html`<path class="promised" d="M${x(at).toFixed(1)} ${(y(value) - 5).toFixed(1)}l5 5-5 5-5-5z"/>${label(at, value, (path[at]?.reached ?? -Infinity) < value)}`,
  )}${seen.map(
    ({ at, value }) =>
      html`<circle class="point" cx="${x(at).toFixed(1)}" cy="${y(value).toFixed(1)}" r="4"/>${path[at]?.promised !== value && label(at, value, (path[at]?.promised ?? value) <= value)}`,
  )}${path.map(({ period }, at) => {
    const name = shortPeriod(period, lang);
    const isEnd = at === 0 || at === path.length - 1;
    // Longer names than years stand at both ends only.
    if (!isEnd && (!isLabelled || name.length > 4)) return null;
    const anchor = name.length <= 4 ? 'middle' : at === 0 ? 'start' : 'end';
    const to = name.length <= 4 ? x(at) : at === 0 ? 0 : WIDTH;
    return html`<text x="${to.toFixed(1)}" y="${HEIGHT - 6}" text-anchor="${anchor}">${name}</text>`;
  })}</svg>`;
}

const isFigure = (value: number | null): value is number => value !== null;

/** Short enough for an axis: `2021`, `Quý IV/2021`. */
function shortPeriod(code: string, lang: Language): string {
  return /^\d{4}$/.test(code) ? code : periodWords(code, lang);
}
