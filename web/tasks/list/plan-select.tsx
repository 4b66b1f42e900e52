import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listPlans } from '../../../server/plans/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';

interface PlanSelectProps {
  readonly value: string | null;
  readonly onChange: (planId: string | null) => void;
  /** Hides the label from sight where the place says it. */
  readonly bare?: boolean;
}

/** Which plan: its number and title, or all plans together. */
export function PlanSelect({ value, onChange, bare = false }: PlanSelectProps) {
  const { t } = useTranslation('tasks');
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const options = (plans.data?.rows ?? []).map((plan) => ({
    value: plan.id,
    label: [plan.number, plan.title].filter(Boolean).join(' · '),
  }));
  const known = value === null || options.some((each) => each.value === value);
  return (
    <Select
      {...(bare ? { 'aria-label': t('filter.plan') } : { label: t('filter.plan') })}
      size={bare ? 'xs' : 'sm'}
      placeholder={t('filter.allPlans')}
      data={known ? options : [...options, { value: value ?? '', label: value ?? '' }]}
      value={value}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.allPlans') }}
      comboboxProps={{ withinPortal: false, width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={280}
      nothingFoundMessage={t('filter.noPlan')}
      onChange={onChange}
    />
  );
}
