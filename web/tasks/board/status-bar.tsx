import type { BoardCell } from '../../../server/tasks/contract.ts';
import { number } from '../../kit/format.ts';
import classes from './board.module.css';

const PARTS = [
  ['openOverdue', 'overdue'],
  ['openWithin', 'open'],
  ['openNoDeadline', 'undated'],
  ['doneLate', 'late'],
  ['doneOnTime', 'onTime'],
] as const;

/** Below this share of the bar a number has no room inside; the table beside it says it. */
const ROOM = 0.07;

/** The 2 × 2 of one unit as a stacked bar, as long as its share of the largest unit; the table is its twin. */
export function StatusBar({ cell, most }: { cell: BoardCell; most: number }) {
  return (
    <div
      className={classes.stack}
      style={{ width: `${most === 0 ? 0 : Math.max(2, (cell.total / most) * 100)}%` }}
      aria-hidden
    >
      {PARTS.filter(([figure]) => cell[figure] > 0).map(([figure, look]) => (
        <span key={figure} className={classes[look]} style={{ flexGrow: cell[figure] }}>
          {most > 0 && cell[figure] / most >= ROOM ? number(cell[figure]) : ''}
        </span>
      ))}
    </div>
  );
}
