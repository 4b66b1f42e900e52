import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTargets, type TargetRow } from '../../server/indicators/contract.ts';
import { useMay } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { chipsOf, FilterBar } from '../kit/filter-bar.tsx';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ErrorState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import { usePhone } from '../kit/use-phone.ts';
import { CompareControl } from '../tasks/list/compare-control.tsx';
import { useSeenDay } from '../tasks/use-seen-day.ts';
import { JudgementChip } from './class-chip.tsx';
import { ExportTargets } from './export-menu.tsx';
import classes from './indicators.module.css';
import { Questions } from './questions.tsx';
import { sayPromise } from './say-value.ts';
import { useTargetColumns } from './target-columns.tsx';
import { conditionsOf, sortOf, useTargetChoices } from './target-filters.ts';
import { UnitFilter, useUnitChip } from './unit-filter.tsx';

const DefineSheet = lazy(async () => ({
  default: (await import('./define-sheet.tsx')).DefineSheet,
}));

/** Chỉ tiêu: every target with where it stands, red, amber and green by rule, as of any day. */
export function Page() {
  const { t } = useTranslation('indicators');
  const view = useView();
  const navigate = useNavigate();
  const mayDefine = useMay('indicator.define');
  const [defining, setDefining] = useState(false);
  const phone = usePhone();
  const query = { ...conditionsOf(view), sort: sortOf(view.sort) };
  const list = usePages(listTargets, { query: { ...query, vs: view.vs ?? undefined } });
  const before = new Map(
    list.pages.flatMap(({ compared }) => compared?.before ?? []).map((row) => [row.id, row]),
  );
  const columns = useTargetColumns(list.first?.compared ? before : null);
  const choices = useTargetChoices();
  const unit = useUnitChip(view);
  const open = (id: string) =>
    void navigate({ to: '/indicators/$id', params: { id }, search: (now) => ({ asof: now.asof }) });
  const filters = [...chipsOf(view, choices), ...unit];
  const inForce = [
    ...filters.map(({ label, drop }) => ({ name: label, drop })),
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
  ];
  return (
    <PageFrame
      title={t('title')}
      scroll="table"
      lookActs={
        <>
          {!phone && <CompareControl view={view} />}
          <ExportTargets query={query} />
        </>
      }
      acts={mayDefine && <Button onClick={() => setDefining(true)}>{t('define')}</Button>}
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={unit}
          more={<UnitFilter view={view} />}
          shown={list.rows.length}
          total={list.total}
          tools={<ColumnChooser columns={columns} cols={view.cols} onCols={view.table.onCols} />}
        />
      }
      strip={
        <>
          {list.error && list.rows.length > 0 && (
            <StaleStrip readAt={list.readAt} onAgain={list.again} />
          )}
          {view.vs !== null && <GoneTargets vs={view.vs} gone={list.first?.compared?.gone} />}
          <Questions />
        </>
      }
    >
      <DataTable<TargetRow>
        label={t('title')}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        sort={view.sort}
        onSort={view.table.onSort}
        cols={view.cols}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => open(row.indicatorId)}
        card={(row) => <Card row={row} />}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : inForce.length > 0 ? (
            <NoMatchState what={t('rows')} filters={inForce} onClear={view.clearFilters} />
          ) : (
            <EmptyState
              acts={
                <Button variant="default" renderRoot={(props) => <Link to="/plans" {...props} />}>
                  {t('openPlans')}
                </Button>
              }
            >
              {t('empty')}
            </EmptyState>
          )
        }
      />
      {defining && (
        <Suspense fallback={null}>
          <DefineSheet indicator={null} onClose={() => setDefining(false)} onSaved={open} />
        </Suspense>
      )}
    </PageFrame>
  );
}

interface GoneTargetsProps {
  readonly vs: string;
  readonly gone: readonly TargetRow[] | undefined;
}

/** The days that are compared, and the targets that were promised then and are no more, struck. */
function GoneTargets({ vs, gone = [] }: GoneTargetsProps) {
  const { t } = useTranslation('compare');
  const seen = useSeenDay();
  return (
    <p className={classes.line}>
      <span>{t('head', { day: day(seen), vs: day(vs) })}</span>
      {gone.map((row) => (
        <span key={row.id}>
          − <del>{row.name}</del>
        </span>
      ))}
    </p>
  );
}

function Card({ row }: { row: TargetRow }) {
  return (
    <>
      <span className={classes.line}>
        <strong>{row.name}</strong>
        <JudgementChip judgement={row.judgement} />
      </span>
      <span className="two-lines">{sayPromise(row)}</span>
    </>
  );
}
