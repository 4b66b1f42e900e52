import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TargetRow } from '../../server/indicators/contract.ts';
import { day, say } from '../kit/format.ts';
import type { TableColumn } from '../kit/table-columns.ts';
import { Was } from '../kit/was.tsx';
import { JudgementChip } from './class-chip.tsx';
import { sayPeriodCode, sayPromise, sayRowValue } from './say-value.ts';
import { SourceLink } from './source-link.tsx';

/** Targets as they stood on the day compared with, by id; null where nothing is compared. */
export type TargetsBefore = ReadonlyMap<string, TargetRow> | null;

export function useTargetColumns(before: TargetsBefore = null): TableColumn<TargetRow>[] {
  const { t } = useTranslation('indicators');
  const was = (row: TargetRow, say: (row: TargetRow) => string | null) => {
    const earlier = before?.get(row.id);
    return earlier && say(earlier) !== say(row) ? earlier : null;
  };
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 16, grow: true, sort: 'name' },
      cell: (row) => (
        <Link to="/indicators/$id" params={{ id: row.indicatorId }}>
          {before && !before.has(row.id) && <b title={t('isNew')}>+ </b>}
          {row.name}
        </Link>
      ),
      full: (row) => (row.judgement ? say(row.judgement.reason) : row.name),
    },
    {
      ...{ id: 'promised', header: t('col.promised'), width: 13 },
      cell: (row) => {
        const earlier = was(row, sayPromise);
        return <Was was={earlier && sayPromise(earlier)}>{sayPromise(row)}</Was>;
      },
      full: sayPromise,
    },
    {
      ...{ id: 'latest', header: t('col.latest'), width: 9, right: true },
      cell: (row) => {
        const earlier = was(row, latestOf);
        return (
          <Was was={earlier && <Latest row={earlier} />}>
            <Latest row={row} />
          </Was>
        );
      },
    },
    {
      ...{ id: 'class', header: t('col.class'), width: 11, sort: 'class' },
      cell: (row) => {
        const earlier = was(row, ({ judgement }) => judgement?.class ?? null);
        return (
          <Was was={earlier && <JudgementChip judgement={earlier.judgement} />}>
            <JudgementChip judgement={row.judgement} />
          </Was>
        );
      },
      full: (row) => (row.judgement ? say(row.judgement.reason) : t('hidden')),
    },
    {
      ...{ id: 'unit', header: t('col.unit'), width: 10, sort: 'unit' },
      cell: (row) => row.responsible.shortName ?? row.responsible.name,
      full: (row) => row.responsible.name,
    },
    {
      ...{ id: 'due', header: t('col.due'), width: 6.5, right: true, sort: 'due' },
      cell: (row) => day(row.dueOn),
    },
    {
      ...{ id: 'source', header: t('col.source'), width: 9 },
      cell: (row) => <SourceLink source={row.source} />,
      full: (row) => row.source.quote,
    },
  ];
}

function latestOf({ judgement }: TargetRow): string | null {
  const latest = judgement?.latest;
  return latest ? [latest.period, latest.kind, latest.value].join(' ') : null;
}

function Latest({ row }: { row: TargetRow }) {
  const { t } = useTranslation('indicators');
  const latest = row.judgement?.latest;
  if (!latest) return <span className="meta">–</span>;
  // A judgement in words has no figure; its class stands in the next column.
  const value = latest.value === null ? t('judged') : sayRowValue(row, latest.value);
  return (
    <span>
      {latest.kind === 'estimate' && `${t('estimate')} `}
      {value}{' '}
      <span className="meta" style={{ whiteSpace: 'nowrap' }}>
        {sayPeriodCode(latest.period)}
      </span>
    </span>
  );
}
