import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  AMENDMENT_SORTS,
  type AmendmentRow,
  exportAmendments,
  listAmendments,
} from '../../server/amendments/contract.ts';
import { AMENDMENT_STATES } from '../../server/amendments/rules/steps.ts';
import { listPlans } from '../../server/plans/contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { SupervisionTabs } from '../supervision/supervision-tabs.tsx';
import { useUnitFilter } from '../supervision/use-unit-filter.ts';
import classes from './amendments.module.css';

/** Điều chỉnh, bổ sung: every proposal that the post may see, and what waits for it. */
export function Page() {
  const { t } = useTranslation('amendments');
  const marks = useMarks();
  const view = useView();
  const navigate = useNavigate();
  const { unitId, picker } = useUnitFilter();
  const plans = useRead(listPlans, { query: { limit: 100 } });
  const state = AMENDMENT_STATES.find((each) => each === view.filters.state?.[0]);
  const sort = AMENDMENT_SORTS.find((each) => each === view.sort);
  const query = {
    ...{ q: view.q || undefined, state, unitId, sort, asOf: view.asOf ?? undefined },
    ...{ planId: view.filters.plan?.[0], thingId: view.filters.thing?.[0] },
    year: yearIn(view.filters.year?.[0]),
  };
  const list = usePages(listAmendments, { query });
  const years = yearsUpTo(new Date().getFullYear() + 1);
  return (
    <ListPage<AmendmentRow>
      tabs={<SupervisionTabs at="amendments" />}
      title={t('title')}
      facts={<Waiting waiting={list.first?.waiting} />}
      what={t('what')}
      view={view}
      list={list}
      columns={useColumns()}
      choices={[
        {
          ...{ name: 'state', label: t('state.label'), single: true },
          options: AMENDMENT_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          ...{ name: 'plan', label: t('filter.plan'), single: true },
          options: (plans.data?.rows ?? []).map(({ id, number, title }) => {
            return { value: id, label: number ?? title };
          }),
        },
        {
          ...{ name: 'year', label: t('filter.year'), single: true },
          options: years.map((value) => ({ value, label: value })),
        },
      ]}
      chips={
        query.thingId
          ? [{ key: 'thing', label: t('filter.thing'), drop: () => view.setFilter('thing', []) }]
          : []
      }
      more={<UnitPicker label={t('filter.unit')} optional {...picker} />}
      lookActs={
        <Button
          variant="default"
          component="a"
          href={addressOf(exportAmendments, { query })}
          download
        >
          {t('export')}
        </Button>
      }
      rowId={({ id }) => id}
      rowName={({ title }) => title}
      onOpen={({ id }) => void navigate({ to: '/amendments/$id', params: { id } })}
      card={(row) => (
        <>
          <strong className="two-lines">
            #{row.number} {row.title}
          </strong>
          <span className={classes.meta}>
            {[row.unit.name, t(`state.${row.state}`), ...marks(row)].join(' · ')}
          </span>
        </>
      )}
      empty={
        <EmptyState
          acts={
            <Button variant="default" renderRoot={(props) => <Link to="/plans" {...props} />}>
              {t('openPlans')}
            </Button>
          }
        >
          {t('empty')}
        </EmptyState>
      }
    />
  );
}

function yearIn(text: string | undefined): number | undefined {
  return text && /^20\d\d$/.test(text) ? Number(text) : undefined;
}

function yearsUpTo(last: number): string[] {
  return Array.from({ length: 8 }, (_, back) => String(last - back));
}

/** What waits for this post, each leading to its list. */
function Waiting({
  waiting,
}: {
  waiting: { appraise: number; decide: number; bind: number } | undefined;
}) {
  const { t } = useTranslation('amendments');
  const view = useView();
  const states = { appraise: 'proposed', decide: 'appraised', bind: 'decided' } as const;
  const open = (['appraise', 'decide', 'bind'] as const).filter((each) => waiting?.[each]);
  return open.map((each) => (
    <button
      key={each}
      type="button"
      className="link-button"
      onClick={() => view.setFilter('state', [states[each]])}
    >
      {t(`waiting.${each}`, { count: waiting?.[each] ?? 0 })}
    </button>
  ));
}

/** What keeps an amendment from going on, in words; empty where nothing does. */
function useMarks(): (row: AmendmentRow) => string[] {
  const { t } = useTranslation('amendments');
  return ({ clashes, held }) => [
    ...(clashes > 0 ? [t('clashCount', { count: clashes })] : []),
    ...(held > 0 ? [t('heldCount', { count: held })] : []),
  ];
}

function useColumns(): TableColumn<AmendmentRow>[] {
  const { t } = useTranslation('amendments');
  const marks = useMarks();
  return [
    {
      ...{ id: 'number', header: t('col.number'), width: 4, sort: 'number' },
      cell: (row) => `#${row.number}`,
    },
    {
      ...{ id: 'title', header: t('col.title'), width: 20, grow: true },
      cell: (row) => (
        <Link to="/amendments/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
      full: (row) => row.title,
    },
    {
      ...{ id: 'plan', header: t('col.plan'), width: 11 },
      cell: (row) => (
        <Link to="/plans/$id" params={{ id: row.plan.id }}>
          {row.plan.number ?? t('noPlanNumber')}
        </Link>
      ),
      full: (row) => row.plan.title,
    },
    {
      ...{ id: 'unit', header: t('col.unit'), width: 12 },
      cell: (row) => row.unit.name,
      full: (row) => row.unit.name,
    },
    {
      ...{ id: 'state', header: t('col.state'), width: 9 },
      cell: (row) => t(`state.${row.state}`),
    },
    {
      ...{ id: 'changes', header: t('col.changes'), width: 6, right: true },
      cell: (row) => t('agreedOf', { agreed: row.agreed, all: row.changes }),
    },
    {
      ...{ id: 'effective', header: t('col.effective'), width: 8, sort: 'effective' },
      cell: (row) => (row.effectiveOn === null ? t('none') : day(row.effectiveOn)),
    },
    {
      ...{ id: 'clashes', header: t('col.clashes'), width: 12 },
      cell: (row) => <span className={classes.meta}>{marks(row).join(' · ')}</span>,
    },
  ];
}
