import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { weekOf } from '../../../server/calendar/rules/week.ts';
import type { Programme, ProgrammeRow } from '../../../server/tasks/contract.ts';
import { day } from '../../kit/format.ts';
import { StatusChip } from '../../kit/status-chip.tsx';
import { DeadlineMark, originOf } from '../task-marks.tsx';
import classes from './programme.module.css';
import { byWeek } from './programme-period.ts';

const COLUMNS = ['number', 'task', 'leader', 'unit', 'due', 'product', 'status'] as const;

interface ProgrammeTableProps {
  readonly programme: Programme;
  /** A month is parted into the weeks in which things fall due. */
  readonly isMonth: boolean;
}

/** The programme as a table: part by part, what falls due in a month week by week. */
export function ProgrammeTable({ programme, isMonth }: ProgrammeTableProps) {
  const { t } = useTranslation('planViews');
  const starts = startsOf(programme);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.wide} tabIndex={0} aria-label={t('programme.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`programme.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {programme.parts.map(({ part, rows }, at) => {
          const first = starts[at] ?? 0;
          if (rows.length === 0) return null;
          return (
            <tbody key={part}>
              <Head>{t(`programme.part.${part}`, { count: rows.length })}</Head>
              {part === 'due' && isMonth
                ? byWeek(rows).map((week) => (
                    <Fragment key={week.week}>
                      <Head isWeek>
                        {t('calendar.week', {
                          number: weekOf(week.from).number,
                          from: day(week.from),
                          to: day(week.to),
                        })}
                      </Head>
                      {week.rows.map((row) => (
                        <Row key={row.id} row={row} number={first + rows.indexOf(row) + 1} />
                      ))}
                    </Fragment>
                  ))
                : rows.map((row, index) => (
                    <Row key={row.id} row={row} number={first + index + 1} />
                  ))}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}

/** How many rows stand before each part: numbers run on through the sheet. */
function startsOf({ parts }: Programme): number[] {
  let before = 0;
  return parts.map(({ rows }) => {
    const start = before;
    before += rows.length;
    return start;
  });
}

function Head({ children, isWeek = false }: { children: ReactNode; isWeek?: boolean }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={COLUMNS.length} data-part={isWeek ? 'week' : 'part'}>
        {children}
      </th>
    </tr>
  );
}

function Row({ row, number }: { row: ProgrammeRow; number: number }) {
  const { t } = useTranslation('planViews');
  const { coordinators, leaders } = row;
  return (
    <tr>
      <td className="right">{number}</td>
      <td data-column="task">
        <Link to="/tasks/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
        <span className={`meta ${classes.origin}`}>{originOf(row)}</span>
      </td>
      <td>{leaders.join(', ')}</td>
      <td>
        {row.unit.name}
        {coordinators.length > 0 && (
          <span className={`meta ${classes.origin}`}>
            {t('programme.with', { names: coordinators.join(', ') })}
          </span>
        )}
      </td>
      <td>
        <DeadlineMark task={row} />
      </td>
      <td>{row.product}</td>
      <td>
        <StatusChip status={row.status} daysLate={row.daysLate} />
      </td>
    </tr>
  );
}
