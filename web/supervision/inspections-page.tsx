import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportInspections,
  exportRecommendations,
  type InspectionRow,
  listInspections,
  listRecommendations,
  type RecommendationRow,
} from '../../server/supervision/inspection-contract.ts';
import { INSPECTION_STATES, RECOMMENDATION_STATES } from '../../server/supervision/rules/steps.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { Segments } from '../kit/segments.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { InspectionSheet } from './inspections/inspection-sheet.tsx';
import { LateMark } from './late-mark.tsx';
import classes from './oversight.module.css';
import { SupervisionTabs } from './supervision-tabs.tsx';
import { useUnitFilter } from './use-unit-filter.ts';

/** Kiểm tra: the inspections of the authority, or the recommendations of all of them. */
export function Page() {
  const view = useView();
  return view.view === 'recommendations' ? <Recommendations /> : <Inspections />;
}

function Lists() {
  const { t } = useTranslation('inspections');
  const view = useView();
  return (
    <Segments
      label={t('lists.label')}
      value={view.view === 'recommendations' ? 'recommendations' : 'inspections'}
      data={(['inspections', 'recommendations'] as const).map((value) => ({
        value,
        label: t(`lists.${value}`),
      }))}
      onChange={(value) => view.set({ view: value === 'inspections' ? '' : value, sort: '' })}
    />
  );
}

function Inspections() {
  const { t } = useTranslation('inspections');
  const view = useView();
  const navigate = useNavigate();
  const { unitId, picker } = useUnitFilter();
  const [isAdding, setIsAdding] = useState(false);
  const state = INSPECTION_STATES.find((each) => each === view.filters.state?.[0]);
  const sort = (['starts', '-starts', 'name', '-name'] as const).find((each) => each === view.sort);
  const query = { q: view.q || undefined, state, unitId, sort, asOf: view.asOf ?? undefined };
  const list = usePages(listInspections, { query });
  const open = (id: string) =>
    void navigate({ to: '/supervision/inspections/$id', params: { id } });
  const mayPlan = list.first?.mayPlan === true;
  const add = <Button onClick={() => setIsAdding(true)}>{t('add')}</Button>;
  return (
    <>
      <ListPage<InspectionRow>
        tabs={<SupervisionTabs at="inspections" />}
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useInspectionColumns()}
        views={<Lists />}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: INSPECTION_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        more={<UnitPicker label={t('form.unit')} optional {...picker} />}
        acts={mayPlan && add}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportInspections, { query })}
            download
          >
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => open(id)}
        card={(row) => (
          <>
            <strong className="two-lines">{row.name}</strong>
            <span className={classes.meta}>
              {t(`state.${row.state}`)} · {day(row.startsOn)} - {day(row.endsOn)}
            </span>
            {row.overdue > 0 && <LateMark>{t('overdueOf', { count: row.overdue })}</LateMark>}
          </>
        )}
        empty={<EmptyState acts={mayPlan && add}>{t('empty')}</EmptyState>}
      />
      {isAdding && (
        <InspectionSheet inspection={null} onClose={() => setIsAdding(false)} onSaved={open} />
      )}
    </>
  );
}

function useInspectionColumns(): TableColumn<InspectionRow>[] {
  const { t } = useTranslation('inspections');
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 18, grow: true, sort: 'name' },
      cell: (row) => (
        <Link to="/supervision/inspections/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    {
      ...{ id: 'units', header: t('col.units'), width: 14 },
      cell: (row) => row.units.map(({ name }) => name).join(', '),
      full: (row) => row.units.map(({ name }) => name).join(', '),
    },
    {
      ...{ id: 'span', header: t('col.span'), width: 12, sort: 'starts' },
      cell: (row) => `${day(row.startsOn)} - ${day(row.endsOn)}`,
    },
    {
      ...{ id: 'state', header: t('col.state'), width: 9 },
      cell: (row) =>
        row.isSurprise ? `${t(`state.${row.state}`)}, ${t('surprise')}` : t(`state.${row.state}`),
    },
    {
      ...{ id: 'number', header: t('col.number'), width: 8 },
      cell: (row) => row.number ?? t('none'),
    },
    {
      ...{ id: 'findings', header: t('col.findings'), width: 6, right: true },
      cell: (row) => row.findings,
    },
    {
      ...{ id: 'advice', header: t('col.advice'), width: 11, right: true },
      cell: (row) => (
        <>
          {t('openOf', { open: row.open, all: row.recommendations })}{' '}
          {row.overdue > 0 && <LateMark>{t('overdueOf', { count: row.overdue })}</LateMark>}
        </>
      ),
    },
  ];
}

function Recommendations() {
  const { t } = useTranslation('inspections');
  const view = useView();
  const navigate = useNavigate();
  const { unitId, picker } = useUnitFilter();
  const chosen = view.filters.state?.[0];
  const state = RECOMMENDATION_STATES.find((each) => each === chosen);
  const overdue = chosen === 'overdue' ? true : undefined;
  const sort = (['due', '-due'] as const).find((each) => each === view.sort);
  const asOf = view.asOf ?? undefined;
  const query = { q: view.q || undefined, state, overdue, unitId, sort, asOf };
  const list = usePages(listRecommendations, { query });
  const late = list.first?.overdue ?? 0;
  return (
    <ListPage<RecommendationRow>
      tabs={<SupervisionTabs at="inspections" />}
      title={t('title')}
      facts={late > 0 && <LateMark>{t('overdueAdvice', { count: late })}</LateMark>}
      what={t('whatAdvice')}
      view={view}
      list={list}
      columns={useRecommendationColumns()}
      views={<Lists />}
      choices={[
        {
          ...{ name: 'state', label: t('state.label'), single: true },
          options: [
            { value: 'overdue', label: t('overdueAdvice', { count: late }) },
            ...RECOMMENDATION_STATES.map((value) => ({ value, label: t(`advice.${value}`) })),
          ],
        },
      ]}
      more={<UnitPicker label={t('form.unit')} optional {...picker} />}
      lookActs={
        <Button
          variant="default"
          component="a"
          href={addressOf(exportRecommendations, { query })}
          download
        >
          {t('export')}
        </Button>
      }
      rowId={({ id }) => id}
      rowName={({ words }) => words}
      onOpen={({ inspection }) =>
        void navigate({ to: '/supervision/inspections/$id', params: { id: inspection.id } })
      }
      card={(row) => (
        <>
          <strong className="two-lines">{row.words}</strong>
          <span className={classes.meta}>
            {row.unit.name} · {t(`advice.${row.state}`)}
          </span>
          {row.daysLate > 0 && <LateMark>{t('lateDays', { count: row.daysLate })}</LateMark>}
        </>
      )}
      empty={<EmptyState>{t('emptyAdvice')}</EmptyState>}
    />
  );
}

function useRecommendationColumns(): TableColumn<RecommendationRow>[] {
  const { t } = useTranslation('inspections');
  return [
    {
      ...{ id: 'words', header: t('col.words'), width: 18, grow: true },
      cell: (row) => (
        <Link to="/supervision/inspections/$id" params={{ id: row.inspection.id }}>
          {row.words}
        </Link>
      ),
      full: (row) => row.words,
    },
    { id: 'unit', header: t('col.unit'), width: 10, cell: (row) => row.unit.name },
    {
      ...{ id: 'inspection', header: t('col.name'), width: 14 },
      cell: (row) => row.inspection.name,
      full: (row) => row.inspection.name,
    },
    {
      ...{ id: 'due', header: t('col.due'), width: 12, sort: 'due' },
      cell: (row) => (
        <>
          {row.dueOn === null ? t('noDeadline') : row.deadline?.raw || day(row.dueOn)}{' '}
          {row.daysLate > 0 && <LateMark>{t('lateDays', { count: row.daysLate })}</LateMark>}
        </>
      ),
    },
    {
      ...{ id: 'state', header: t('col.state'), width: 10 },
      cell: (row) => t(`advice.${row.state}`),
    },
  ];
}
