import type { ReactNode } from 'react';
import type { useView } from '../../app/use-view.ts';
import { FIGURE_STATUSES, type Figure, figureOf } from './task-query.ts';
import classes from './two-by-two.module.css';
import { type Counts, TwoByTwo } from './two-by-two.tsx';

/** The 2 × 2 above a list: a number keeps the rows that it counts, a second press lets all back in. */
export function FigureFilter({
  counts,
  view,
}: {
  readonly counts: Counts;
  readonly view: ReturnType<typeof useView>;
}) {
  const chosen = figureOf(view.filters.status ?? []);
  const press = (figure: Figure) =>
    view.setFilter('status', chosen === figure ? [] : FIGURE_STATUSES[figure]);
  return (
    <TwoByTwo
      counts={counts}
      figure={(figure: Figure, value: ReactNode, label: string) => (
        <button
          type="button"
          className={classes.figure}
          aria-pressed={chosen === figure}
          aria-label={label}
          title={label}
          onClick={() => press(figure)}
        >
          {value}
        </button>
      )}
    />
  );
}
