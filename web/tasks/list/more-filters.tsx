import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { CLEAR_POINTS } from '../../../server/tasks/contract.ts';
import type { useView } from '../../app/use-view.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Segments } from '../../kit/segments.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import classes from './list.module.css';
import { PlanSelect } from './plan-select.tsx';
import type { Named } from './task-filters.tsx';
import { ROLES } from './task-query.ts';
import { useAddress } from './use-address.ts';

interface MoreFiltersProps {
  readonly view: ReturnType<typeof useView>;
  readonly named: Named;
  /** The page is about one plan: it is not chosen here. */
  readonly ofPlan?: boolean;
}

/** The fields of the panel that are not ticks; fetched when the panel is opened. */
export function MoreFilters({ view, named, ofPlan = false }: MoreFiltersProps) {
  const { t } = useTranslation('tasks');
  const change = useAddress();
  const unit: UnitRef[] =
    named.unit && view.filters.unit
      ? [{ id: named.unit.id, name: named.unit.name, shortName: named.unit.shortName }]
      : [];
  return (
    <div className={classes.panel}>
      {!ofPlan && (
        <PlanSelect
          value={named.planId}
          onChange={(plan) => change({ 'f.plan': plan ?? undefined, 'f.field': undefined })}
        />
      )}
      <UnitPicker
        label={t('filter.unit')}
        hint={t('filter.unitHint')}
        value={unit}
        onChange={(units) => change({ 'f.unit': units[0]?.id, 'f.on': undefined })}
      />
      <div className={classes.dates}>
        <DayField
          label={t('filter.from')}
          value={view.filters.from?.[0] ?? null}
          onChange={(from) => change({ 'f.from': from ?? undefined })}
        />
        <DayField
          label={t('filter.to')}
          value={view.filters.to?.[0] ?? null}
          onChange={(to) => change({ 'f.to': to ?? undefined })}
        />
      </div>
      <Segments
        wide
        label={t('filter.layer')}
        value={view.filters.layer?.[0] === 'all' ? 'all' : 'given'}
        data={[
          { value: 'given', label: t('filter.layerGiven') },
          { value: 'all', label: t('filter.layerAll') },
        ]}
        onChange={(layer) => change({ 'f.layer': layer === 'all' ? 'all' : undefined })}
      />
      <NativeSelect
        label={t('filter.role')}
        value={ROLES.find((role) => role === view.filters.role?.[0]) ?? ''}
        data={[
          { value: '', label: t('filter.anyRole') },
          ...ROLES.map((value) => ({ value, label: t(`filter.${value}`) })),
        ]}
        onChange={(event) => change({ 'f.role': event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('filter.missing')}
        value={CLEAR_POINTS.find((point) => point === view.filters.missing?.[0]) ?? ''}
        data={[
          { value: '', label: t('filter.missingNone') },
          ...CLEAR_POINTS.map((value) => ({ value, label: t(`six.${value}`) })),
        ]}
        onChange={(event) => change({ 'f.missing': event.currentTarget.value || undefined })}
      />
    </div>
  );
}
