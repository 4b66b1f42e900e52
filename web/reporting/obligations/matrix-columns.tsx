import { useTranslation } from 'react-i18next';
import type {
  Matrix,
  MatrixCell,
  MatrixPeriod,
  MatrixRow,
} from '../../../server/reporting/matrix-contract.ts';
import { day, number, say } from '../../kit/format.ts';
import type { TableColumn } from '../../kit/table-columns.ts';
import classes from './obligations.module.css';
import { StandingMark } from './standing-mark.tsx';

/** `15/10-14/11` */
export function spanOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${day(from).slice(0, 5)}-${day(to).slice(0, 5)}`;
}

/** The due days of the levels that are shown, each once: `17/11 · 20/11`. */
export function duesOf({ dues }: MatrixPeriod, level: number | null): string {
  const shown = dues.filter(({ hop }) => level === null || hop === level);
  const days = shown.map(({ on, time }) => day(on).slice(0, 5) + (time === null ? '' : ` ${time}`));
  return [...new Set(days)].join(' · ');
}

/** The columns of the matrix: units, then periods with the newest first, so that today is in sight. */
export function useMatrixColumns(
  matrix: Matrix | undefined,
  level: number | null,
  onOpen: (cell: MatrixCell) => void,
): TableColumn<MatrixRow>[] {
  const { t } = useTranslation('reporting');
  const levels = matrix?.regime?.levels ?? 1;
  return [
    {
      ...{ id: 'unit', header: t('matrix.unit'), width: 14, grow: true, sort: 'name' },
      cell: (row) => <UnitName row={row} />,
      full: (row) => row.unit.name,
    },
    {
      ...{ id: 'to', header: t('matrix.to'), width: 12, hidden: true },
      cell: (row) => row.to.name,
      full: (row) => row.to.name,
    },
    {
      ...{ id: 'level', header: t('matrix.level'), width: 4, right: true, hidden: levels < 2 },
      cell: (row) => number(row.hop),
    },
    {
      ...{ id: 'missing', header: t('matrix.missing'), width: 5.5, right: true, sort: 'missing' },
      cell: (row) => number(row.missing),
    },
    ...(matrix?.periods ?? []).toReversed().map(
      (period): TableColumn<MatrixRow> => ({
        ...{ id: period.key, header: say(period.mark), width: 9.5 },
        head: <PeriodHead period={period} level={level} />,
        cell: (row) => {
          const cell = row.cells.find(({ periodKey }) => periodKey === period.key);
          if (!cell) return t('matrix.nothing');
          return (
            <button
              type="button"
              className={classes.cell}
              aria-label={`${row.unit.name}, ${say(period.name)}`}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(cell);
              }}
            >
              <StandingMark standing={cell.standing} unlockedUntil={cell.unlockedUntil} />
            </button>
          );
        },
      }),
    ),
  ];
}

function UnitName({ row }: { row: MatrixRow }) {
  const { t } = useTranslation('reporting');
  return (
    <>
      {row.unit.name}
      {row.origin && (
        <span className="meta"> ({t('matrix.inFor', { name: row.origin.name })})</span>
      )}
    </>
  );
}

/** "T11/2026: 15/10-14/11, hạn 25/11", and how many are in. */
function PeriodHead({ period, level }: { period: MatrixPeriod; level: number | null }) {
  const { t } = useTranslation('reporting');
  const { submitted, owed } = period.counts;
  return (
    <span className={classes.head}>
      <strong>{say(period.mark)}</strong>
      <span>{t('matrix.head', { span: spanOf(period), due: duesOf(period, level) })}</span>
      <span className="tnum">
        {t('matrix.complete', { part: number(submitted), whole: number(owed) })}
      </span>
    </span>
  );
}
