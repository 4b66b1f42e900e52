import { Link } from '@tanstack/react-router';
import { useAsOf } from '../../app/use-view.ts';
import { number } from '../../kit/format.ts';
import { FIGURE_STATUSES, type Figure, type LinkConditions, searchOf } from '../list/task-query.ts';
import classes from './board.module.css';
import { Delta } from './delta.tsx';

interface CountCellProps {
  readonly value: number;
  readonly figure: Figure;
  readonly label: string;
  readonly conditions: LinkConditions;
  readonly isLate?: boolean;
  /** The figure of the day compared with; null where nothing is compared. */
  readonly was?: number | null;
}

/** A number of the board and the list behind it; nothing to open at 0. */
export function CountCell(props: CountCellProps) {
  const { value, figure, label, conditions, isLate = false, was = null } = props;
  const { asOf } = useAsOf();
  const delta = was === null ? null : <Delta value={value - was} />;
  if (value === 0) return <td className={`${classes.plain} ${classes.zero}`}>0{delta}</td>;
  return (
    <td className={classes.plain}>
      <Link
        to="/tasks"
        search={searchOf({ ...conditions, status: FIGURE_STATUSES[figure] }, asOf)}
        className={`${classes.cell} ${isLate ? classes.late : ''}`}
        aria-label={label}
      >
        {number(value)}
        {delta}
      </Link>
    </td>
  );
}
