import { useTranslation } from 'react-i18next';
import { PathClass, TargetFilter, TargetSort } from '../../server/indicators/contract.ts';
import { listPlans } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import type { View } from '../app/use-view.ts';
import type { FilterChoice } from '../kit/filter-bar.tsx';

/** The address of the board as the server understands it; what it does not know is left out. */
export function conditionsOf({ q, filters, asOf }: Pick<View, 'q' | 'filters' | 'asOf'>) {
  const one = (name: string) => filters[name]?.[0];
  return {
    ...{ q: q || undefined, asOf: asOf ?? undefined },
    ...{ planId: one('plan'), fieldId: one('field'), unitId: one('unit') },
    class: PathClass.safeParse(one('class')).data,
    binds: TargetFilter.shape.binds.safeParse(one('binds')).data,
  };
}

export function sortOf(sort: string): TargetSort | undefined {
  return TargetSort.safeParse(sort).data;
}

export function useTargetChoices(): FilterChoice[] {
  const { t } = useTranslation('indicators');
  const plans = useRead(listPlans, { query: { limit: 200 } }, { keep: true });
  return [
    {
      ...{ name: 'class', label: t('filter.class'), single: true },
      options: PathClass.options.map((value) => ({ value, label: t(`class.${value}`) })),
    },
    {
      ...{ name: 'plan', label: t('filter.plan'), single: true },
      options: (plans.data?.rows ?? []).map(({ id, number, title }) => ({
        value: id,
        label: number ?? title,
      })),
    },
    {
      ...{ name: 'binds', label: t('filter.binds'), single: true },
      options: (['binding', 'aspirational'] as const).map((value) => ({
        value,
        label: t(`filter.${value}`),
      })),
    },
  ];
}
