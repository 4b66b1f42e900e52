import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listSources } from '../../server/budget/contract.ts';
import { getUnit } from '../../server/organisation/contract.ts';
import { listPlans } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { FilterBar, type FilterChip } from '../kit/filter-bar.tsx';
import { day } from '../kit/format.ts';
import { Segments } from '../kit/segments.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useAddress } from '../tasks/list/use-address.ts';
import classes from './budget.module.css';
import { UNITS } from './money-text.ts';
import type { useBudget } from './use-budget.ts';

interface BudgetFiltersProps {
  readonly budget: ReturnType<typeof useBudget>;
  readonly node: string | undefined;
  readonly years: readonly number[];
}

const FIRST = 2013;

/** Views, the unit of sums, and what the money is filtered by: plan, source, unit, years, a last day. */
export function BudgetFilters({ budget, node, years }: BudgetFiltersProps) {
  const { t } = useTranslation('budget');
  const { view, conditions, unit, tab } = budget;
  const change = useAddress();
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const sources = useRead(listSources, {});
  const chosenUnit = useRead(
    getUnit,
    { params: { id: conditions.unitId ?? '' } },
    { enabled: conditions.unitId !== undefined },
  );
  const now = new Date().getFullYear();
  const known = new Set([
    ...years,
    ...Array.from({ length: now + 6 - FIRST }, (_, at) => FIRST + at),
  ]);
  const yearOptions = [...known].sort().map(String);
  const drop = (name: string) => () => view.setFilter(name, []);
  const plan = plans.data?.rows.find(({ id }) => id === conditions.planId);
  const source = sources.data?.sources.find(({ key }) => key === conditions.source);
  const chips: FilterChip[] = [
    ...(conditions.planId === undefined
      ? []
      : [
          {
            key: 'plan',
            label: plan?.number ?? plan?.title ?? t('filter.plan'),
            drop: drop('plan'),
          },
        ]),
    ...(conditions.source === undefined
      ? []
      : [{ key: 'source', label: source?.name ?? t('filter.source'), drop: drop('source') }]),
    ...(conditions.unitId === undefined
      ? []
      : [{ key: 'unit', label: chosenUnit.data?.name ?? t('filter.unit'), drop: drop('unit') }]),
    ...(conditions.fromYear === undefined
      ? []
      : [{ key: 'from', label: `${t('filter.from')} ${conditions.fromYear}`, drop: drop('from') }]),
    ...(conditions.toYear === undefined
      ? []
      : [{ key: 'to', label: `${t('filter.to')} ${conditions.toYear}`, drop: drop('to') }]),
    ...(conditions.upTo === undefined
      ? []
      : [
          {
            ...{ key: 'upto', drop: drop('upto') },
            label: t('filter.upToChip', { day: day(conditions.upTo) }),
          },
        ]),
    ...(view.filters.carried?.[0] === undefined
      ? []
      : [{ key: 'carried', label: t('carried'), drop: drop('carried') }]),
    ...(node === undefined
      ? []
      : [{ key: 'node', label: t('filter.node'), drop: () => change({ node: undefined }) }]),
  ];
  return (
    <FilterBar
      view={view}
      chips={chips}
      views={
        <>
          <Segments
            label={t('tab.label')}
            value={tab}
            data={(['tree', 'lines', 'thrift'] as const).map((value) => ({
              ...{ value, label: t(`tab.${value}`) },
            }))}
            onChange={(value) => change({ view: value === 'tree' ? undefined : value })}
          />
          <Segments
            label={t('unit.label')}
            value={unit}
            data={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
            onChange={(value) => change({ dv: value === 'triệu' ? undefined : value })}
          />
        </>
      }
      more={
        <div className={classes.stack}>
          <NativeSelect
            label={t('filter.plan')}
            value={conditions.planId ?? ''}
            data={[
              { value: '', label: t('filter.allPlans') },
              ...(plans.data?.rows ?? []).map(({ id, number, title }) => ({
                ...{ value: id, label: [number, title].filter(Boolean).join(' · ') },
              })),
            ]}
            onChange={(event) => view.setFilter('plan', one(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('filter.source')}
            value={conditions.source ?? ''}
            data={[
              { value: '', label: '–' },
              ...(sources.data?.sources ?? []).map(({ key, name }) => ({
                value: key,
                label: name,
              })),
            ]}
            onChange={(event) => view.setFilter('source', one(event.currentTarget.value))}
          />
          <UnitPicker
            label={t('filter.unit')}
            value={chosenUnit.data && conditions.unitId !== undefined ? [chosenUnit.data] : []}
            onChange={([chosen]) => view.setFilter('unit', one(chosen?.id ?? ''))}
          />
          <div className={classes.pair}>
            {(['from', 'to'] as const).map((name) => (
              <NativeSelect
                key={name}
                label={t(`filter.${name}`)}
                value={view.filters[name]?.[0] ?? ''}
                data={[{ value: '', label: '–' }, ...yearOptions]}
                onChange={(event) => view.setFilter(name, one(event.currentTarget.value))}
              />
            ))}
          </div>
          <DayField
            label={t('filter.upTo')}
            value={conditions.upTo ?? null}
            onChange={(upTo) => view.setFilter('upto', one(upTo ?? ''))}
          />
        </div>
      }
    />
  );
}

function one(value: string): string[] {
  return value === '' ? [] : [value];
}
