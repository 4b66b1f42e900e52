import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { getBoardTrend } from '../../../server/tasks/trend-contract.ts';
import { day, number } from '../../kit/format.ts';
import classes from './board.module.css';
import { sparkline } from './sparkline.ts';

export type Trend = z.output<(typeof getBoardTrend)['reply']>;

/** The trend of the board in sight; null until it has come. */
export const BoardTrend = createContext<Trend | null>(null);

const WIDTH = 56;
const HEIGHT = 16;

/** Overdue of twelve weeks as a small line with its last value; in words for those who hear it. */
export function TrendCell({ name, unitId }: { name: string; unitId: string | null }) {
  const { t } = useTranslation('tasks');
  const trend = use(BoardTrend);
  const counts = trend && (unitId === null ? trend.total : trend.overdue[unitId]);
  if (!trend || !counts) return <td className={classes.plain}>{trend === null ? '' : '-'}</td>;
  const last = counts.at(-1) ?? 0;
  const { path, end } = sparkline(counts, WIDTH, HEIGHT);
  const words = t('board.trendOf', {
    name,
    from: day(trend.days[0] ?? ''),
    counts: counts.map(number).join(', '),
  });
  return (
    <td className={`${classes.plain} ${classes.trendCell}`} title={words}>
      <span className={classes.trend}>
        <svg
          viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
          width={WIDTH + 4}
          height={HEIGHT + 4}
          role="img"
          aria-label={words}
        >
          <path d={path} className={classes.trendLine} />
          <circle
            cx={end[0]}
            cy={end[1]}
            r={2}
            className={last > 0 ? classes.trendLate : classes.trendEnd}
          />
        </svg>
        <span aria-hidden>{number(last)}</span>
      </span>
    </td>
  );
}
