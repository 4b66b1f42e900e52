import { Link } from '@tanstack/react-router';
import { useAsOf } from '../../app/use-view.ts';
import { FIGURE_STATUSES, type LinkConditions, searchOf } from './task-query.ts';
import classes from './two-by-two.module.css';
import { type Counts, TwoByTwo } from './two-by-two.tsx';

/** The 2 × 2 on another page: every number opens the list behind it. */
export function FigureLinks({
  counts,
  conditions,
}: {
  readonly counts: Counts;
  readonly conditions: LinkConditions;
}) {
  const { asOf } = useAsOf();
  return (
    <TwoByTwo
      counts={counts}
      figure={(figure, value, label) => (
        <Link
          to="/tasks"
          search={searchOf({ ...conditions, status: FIGURE_STATUSES[figure] }, asOf)}
          className={classes.figure}
          aria-label={label}
          title={label}
        >
          {value}
        </Link>
      )}
    />
  );
}
