import { type MouseEvent, memo, useMemo } from 'react';
import type { ReviewItem } from './review-items.ts';
import { isDoubtful } from './review-items.ts';
import classes from './source.module.css';
import type { SourceRow } from './source-marks.ts';

interface SourceStripProps {
  readonly items: readonly ReviewItem[];
  readonly rows: readonly SourceRow[];
  readonly current: string;
  readonly onPick: (key: string) => void;
}

/** How far down the shown text an offset lies, 0 to 1; folded noise takes no room. */
function shareOf(rows: readonly SourceRow[], offset: number): number {
  let before = 0;
  let all = 0;
  for (const row of rows) {
    const length = row.type === 'fold' ? 40 : row.at.end - row.at.start + 60;
    all += length;
    if (row.type === 'text' && row.at.end <= offset) before += length;
    else if (row.type === 'text' && row.at.start <= offset) before += offset - row.at.start;
    else if (row.type === 'fold' && (row.lines.at(-1)?.end ?? 0) <= offset) before += length;
  }
  return all === 0 ? 0 : before / all;
}

/**
 * All items by their place in the source: a full tick wants a look, a thin one does not, the current one
 * is widest. A picture of the list beside it, so screen readers pass it by; the list says the same.
 */
export const SourceStrip = memo(function SourceStrip(props: SourceStripProps) {
  const { items, rows, current, onPick } = props;
  const ticks = useMemo(
    () =>
      items.flatMap((item) => (item.span ? [{ item, share: shareOf(rows, item.span.start) }] : [])),
    [items, rows],
  );
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    const near = ticks.toSorted((a, b) => Math.abs(a.share - share) - Math.abs(b.share - share))[0];
    if (near) onPick(near.item.key);
  };
  return (
    <svg
      className={classes.strip}
      viewBox="0 0 14 1000"
      preserveAspectRatio="none"
      aria-hidden
      data-screen
      onClick={pick}
    >
      {ticks.map(({ item, share }) => (
        <rect
          key={item.key}
          x={item.key === current ? 0 : isDoubtful(item) ? 2 : 5}
          y={share * 990}
          width={item.key === current ? 14 : isDoubtful(item) ? 10 : 5}
          height={item.key === current ? 9 : 5}
          fill={
            item.key === current
              ? 'var(--accent)'
              : item.state === 'confirmed'
                ? 'var(--bar-on-time)'
                : isDoubtful(item)
                  ? 'var(--bar-late)'
                  : 'var(--bar-open)'
          }
        />
      ))}
    </svg>
  );
});
