import { useTranslation } from 'react-i18next';
import { getUnit } from '../../../server/organisation/contract.ts';
import { getPlan } from '../../../server/plans/contract.ts';
import { CLEAR_POINTS, FLAGS, STATUSES } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import type { FilterChip, FilterChoice } from '../../kit/filter-bar.tsx';
import { day } from '../../kit/format.ts';
import { ROLES } from './task-query.ts';
import { useAddress } from './use-address.ts';

type View = ReturnType<typeof useView>;

/** The plan and the unit of the address with their names, read once for chips and fields. */
export function useNamed(view: View) {
  const planId = view.filters.plan?.[0] ?? null;
  const unitId = view.filters.unit?.[0] ?? view.filters.on?.[0] ?? null;
  const asOf = view.asOf ? { asOf: view.asOf } : {};
  const plan = useRead(
    getPlan,
    { params: { id: planId ?? '0' }, query: asOf },
    { enabled: planId !== null },
  ).data;
  const unit = useRead(
    getUnit,
    { params: { id: unitId ?? '0' }, query: asOf },
    { enabled: unitId !== null },
  ).data;
  return { planId, unitId, plan, unit };
}
export type Named = ReturnType<typeof useNamed>;

/** What can be ticked: status, flag, layer of the cascade, the part played, and the fields of the plan. */
export function useChoices(named: Named): FilterChoice[] {
  const { t } = useTranslation(['tasks', 'kit']);
  const fields = named.plan?.fields ?? [];
  return [
    {
      name: 'status',
      label: t('tasks:filter.status'),
      options: STATUSES.map((value) => ({ value, label: t(`kit:status.${value}`) })),
    },
    {
      name: 'flag',
      label: t('tasks:filter.flag'),
      options: FLAGS.map((value) => ({ value, label: t(`kit:flag.${value}`) })),
    },
    ...(fields.length > 0
      ? [
          {
            name: 'field',
            label: t('tasks:filter.field'),
            options: [
              ...fields.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'none', label: t('tasks:column.noField') },
            ],
          },
        ]
      : []),
  ];
}

/** Chips of the conditions that are not ticked: plan, unit, days, layer, part, parent. */
export function useChips(view: View, named: Named): FilterChip[] {
  const { t } = useTranslation(['tasks', 'planViews']);
  const change = useAddress();
  const one = (name: string, label: string): FilterChip[] =>
    view.filters[name]?.[0] === undefined
      ? []
      : [{ key: name, label, drop: () => change({ [`f.${name}`]: undefined }) }];
  const { filters } = view;
  const role = ROLES.find((each) => each === filters.role?.[0]);
  const point = CLEAR_POINTS.find((each) => each === filters.missing?.[0]);
  const unitName = named.unit?.name ?? named.unitId ?? '';
  const planName = named.plan?.number ?? named.plan?.title ?? named.planId ?? '';
  return [
    ...(named.planId === null
      ? []
      : [
          {
            key: 'plan',
            label: t('tasks:filter.planIs', { name: planName }),
            drop: () => change({ 'f.plan': undefined, 'f.field': undefined }),
          },
        ]),
    ...one('unit', t('tasks:filter.unitIs', { name: unitName })),
    ...one('on', t('tasks:filter.onIs', { name: unitName })),
    ...one('among', t('tasks:filter.among', { count: filters.among?.length ?? 0 })),
    ...one('from', t('tasks:filter.fromIs', { day: day(filters.from?.[0] ?? '') })),
    ...one('to', t('tasks:filter.toIs', { day: day(filters.to?.[0] ?? '') })),
    ...one(
      'layer',
      t(filters.layer?.[0] === 'all' ? 'tasks:filter.layerAll' : 'tasks:filter.layerGiven'),
    ),
    ...one('role', t(`tasks:filter.${role ?? 'anyRole'}`)),
    ...one(
      'leader',
      t(filters.leader?.[0] === 'none' ? 'tasks:filter.noLeader' : 'tasks:filter.leaderIs'),
    ),
    ...one('level', t('tasks:filter.levelIs')),
    ...one('missing', t('tasks:filter.missingIs', { point: point ? t(`tasks:six.${point}`) : '' })),
    ...one('parent', t('tasks:filter.parent')),
    ...one('words', t('tasks:filter.words')),
    ...one('state', t('tasks:filter.state')),
    ...one('clause', t('planViews:filter.clause')),
    ...one('officer', t('planViews:filter.officer')),
    ...one('dated', t('planViews:filter.undated')),
  ];
}
