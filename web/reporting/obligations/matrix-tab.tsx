import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportMatrix,
  getMatrix,
  MATRIX_SORTS,
  type MatrixRow,
} from '../../../server/reporting/matrix-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useMay, useMe } from '../../app/me.ts';
import { usePages } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { ColumnChooser } from '../../kit/column-chooser.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { PageFrame } from '../../kit/page-frame.tsx';
import { EmptyState, ErrorState, NoMatchState, StaleStrip } from '../../kit/states.tsx';
import { usePhone } from '../../kit/use-phone.ts';
import { MapSwitch, useTodaysMap } from '../../organisation/map-switch.tsx';
import { ReportTabs } from '../report-tabs.tsx';
import { MatrixActs } from './matrix-acts.tsx';
import { useMatrixColumns } from './matrix-columns.tsx';
import { MatrixSentence } from './matrix-sentence.tsx';
import { MatrixTools } from './matrix-tools.tsx';
import { ObligationSheet } from './obligation-sheet.tsx';
import classes from './obligations.module.css';
import { StandingMark } from './standing-mark.tsx';
import { OwedUnitFilter, useOwedUnitChip } from './unit-filter.tsx';
import { UnlockSheet } from './unlock-sheet.tsx';

const SHOWS = ['missing', 'overdue', 'locked'] as const;

/** Nghĩa vụ báo cáo: units by periods of one regime; on a phone one period as a list. */
export function MatrixTab({ scopes }: { readonly scopes: ReactNode }) {
  const { t } = useTranslation('reporting');
  const view = useView();
  const phone = usePhone();
  const { today } = useMe();
  const mayUrge = useMay('task.urge');
  const [opened, setOpened] = useState<string | null>(null);
  const [unlocking, setUnlocking] = useState<readonly string[] | null>(null);
  const level = Number(view.filters.level?.[0]) || null;
  const query = {
    ...{ q: view.q || undefined, asOf: view.asOf ?? undefined },
    ...{ regimeId: view.filters.regime?.[0], unitId: view.filters.unit?.[0] },
    ...{ hop: level ?? undefined, until: view.filters.until?.[0] },
    show: SHOWS.find((each) => each === view.filters.show?.[0]),
    sort: MATRIX_SORTS.find((each) => each === view.sort),
  };
  const list = usePages(getMatrix, { query }, { most: 200 });
  const matrix = list.first;
  const map = useTodaysMap(
    view,
    list.rows.map(({ unit }) => unit.id),
  );
  const rows = list.rows.map((row) => {
    const heir = map.heirOf(row.unit.id);
    return heir && !heir.isDivided
      ? { ...row, unit: heir.unit, origin: row.origin ?? row.unit }
      : row;
  });
  const columns = useMatrixColumns(matrix, level, (cell) => setOpened(cell.obligationId));
  const chips = useOwedUnitChip(view);
  const period =
    matrix?.periods.find(({ key }) => key === view.filters.period?.[0]) ??
    matrix?.periods.findLast(({ to }) => to < (view.asOf ?? today)) ??
    matrix?.periods[0];
  const filters = [
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
    ...(query.show
      ? [{ name: t(`matrix.show.${query.show}`), drop: () => view.setFilter('show', []) }]
      : []),
    ...chips.map(({ label, drop }) => ({ name: label, drop })),
  ];
  const cellOf = (row: MatrixRow) => row.cells.find(({ periodKey }) => periodKey === period?.key);
  return (
    <PageFrame
      title={t('matrix.title')}
      scroll="table"
      lookActs={
        matrix?.regime && (
          <Button
            variant="default"
            component="a"
            href={addressOf(exportMatrix, { query })}
            download
          >
            {t('matrix.export')}
          </Button>
        )
      }
      tabs={<ReportTabs />}
      bar={
        <FilterBar
          view={view}
          views={
            <>
              {scopes}
              {matrix && <MatrixTools view={view} matrix={matrix} period={period ?? null} />}
            </>
          }
          choices={[
            {
              ...{ name: 'show', label: t('matrix.shows'), single: true },
              options: SHOWS.map((value) => ({ value, label: t(`matrix.show.${value}`) })),
            },
          ]}
          chips={chips}
          more={<OwedUnitFilter view={view} />}
          shown={list.rows.length}
          total={list.total}
          tools={
            <>
              <MapSwitch view={view} map={map} />
              <ColumnChooser columns={columns} cols={view.cols} onCols={view.table.onCols} />
            </>
          }
        />
      }
      strip={
        list.error && list.rows.length > 0 ? (
          <StaleStrip readAt={list.readAt} onAgain={list.again} />
        ) : (
          period && <MatrixSentence period={period} level={level} />
        )
      }
    >
      <DataTable<MatrixRow>
        label={t('matrix.title')}
        columns={columns}
        rows={rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        sort={view.sort}
        onSort={(sort) => view.set({ sort: sort === 'missing' ? '-missing' : sort })}
        cols={view.cols}
        rowId={(row) => row.key}
        rowName={(row) => row.unit.name}
        onOpen={(row) => setOpened(cellOf(row)?.obligationId ?? row.cells[0]?.obligationId ?? null)}
        card={(row) => {
          const cell = cellOf(row);
          return (
            <span className={classes.card}>
              <strong className="two-lines">{row.unit.name}</strong>
              {cell ? (
                <StandingMark standing={cell.standing} unlockedUntil={cell.unlockedUntil} />
              ) : (
                t('matrix.nothing')
              )}
            </span>
          );
        }}
        {...((matrix?.mayUnlock || mayUrge) && view.asOf === null && !phone
          ? {
              selectionActs: (keys: readonly string[], clear: () => void) => (
                <MatrixActs
                  rows={list.rows}
                  keys={keys}
                  mayUnlock={matrix?.mayUnlock ?? false}
                  onUnlock={setUnlocking}
                  onClear={clear}
                />
              ),
            }
          : {})}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : filters.length > 0 ? (
            <NoMatchState what={t('matrix.what')} filters={filters} onClear={view.clearFilters} />
          ) : matrix?.mayDefine ? (
            <EmptyState acts={<Link to="/regimes">{t('matrix.toRegimes')}</Link>}>
              {t('matrix.emptyDefine')}
            </EmptyState>
          ) : (
            <EmptyState>{t('matrix.empty')}</EmptyState>
          )
        }
      />
      {opened !== null && (
        <ObligationSheet
          id={opened}
          onClose={() => setOpened(null)}
          onUnlock={(id) => {
            setOpened(null);
            setUnlocking([id]);
          }}
        />
      )}
      {unlocking && <UnlockSheet ids={unlocking} onClose={() => setUnlocking(null)} />}
    </PageFrame>
  );
}
