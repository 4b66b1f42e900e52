import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listPlans } from '../../../server/plans/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';

interface PlanSelectProps {
  readonly value: string | null;
  readonly onChange: (planId: string | null) => void;
  /** Hides the label from sight where the place says it. */
  readonly bare?: boolean;
}

/** Which plan: its number and title, or all plans together. The browser's own list: typing a number finds it. */
export function PlanSelect({ value, onChange, bare = false }: PlanSelectProps) {
  const { t } = useTranslation('tasks');
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const options = (plans.data?.rows ?? []).map((plan) => ({
    value: plan.id,
    label: [plan.number, plan.title].filter(Boolean).join(' · '),
  }));
  const known = value === null || options.some((each) => each.value === value);
  return (
    <NativeSelect
      {...(bare ? { 'aria-label': t('filter.plan') } : { label: t('filter.plan') })}
      size={bare ? 'xs' : 'sm'}
      data={[
        { value: '', label: t('filter.allPlans') },
        ...options,
        ...(known ? [] : [{ value: value ?? '', label: t('filter.thisPlan') }]),
      ]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
