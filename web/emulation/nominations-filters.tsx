import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NOMINATION_SORTS } from '../../server/emulation/nomination-contract.ts';
import { AWARD_FORMS, isAwardCode } from '../../server/emulation/rules/award-rules.ts';
import { useView } from '../app/use-view.ts';
import { chipsOf, FilterBar, type FilterChoice } from '../kit/filter-bar.tsx';
import { say } from '../kit/format.ts';
import { useAddress } from '../tasks/list/use-address.ts';
import classes from './emulation.module.css';

const KINDS = ['unit', 'person'] as const;
const STATES = ['sound', 'blocked', 'awarded', 'withdrawn'] as const;

/** What the nominations are searched, filtered and sorted by; it stands in the address. */
export function useNominationView() {
  const { t } = useTranslation('emulation');
  const view = useView();
  const change = useAddress();
  const { filters, q, asOf } = view;
  const award = filters.award?.[0];
  const query = {
    ...{ q: q || undefined, asOf: asOf ?? undefined },
    kind: KINDS.find((each) => each === filters.kind?.[0]),
    state: STATES.find((each) => each === filters.state?.[0]),
    award: award !== undefined && isAwardCode(award) ? award : undefined,
    sort: NOMINATION_SORTS.find((each) => each === view.sort),
  };
  const choices: FilterChoice[] = [
    {
      ...{ name: 'state', label: t('nominations.state.label'), single: true },
      options: STATES.map((value) => ({ value, label: t(`nominations.state.${value}`) })),
    },
    {
      ...{ name: 'kind', label: t('nominations.who'), single: true },
      options: KINDS.map((value) => ({ value, label: t(`nominations.kind.${value}`) })),
    },
    {
      ...{ name: 'award', label: t('nominations.award'), single: true },
      options: AWARD_FORMS.map(({ code, name }) => ({ value: code, label: say(name) })),
    },
  ];
  // The stage is in the address too; it is chosen at the head of the page and stays.
  const clearFilters = () =>
    change({ q: undefined, 'f.kind': undefined, 'f.state': undefined, 'f.award': undefined });
  const inForce = [
    ...(q ? [{ name: q, drop: () => view.set({ q: '' }) }] : []),
    ...chipsOf(view, choices).map(({ label, drop }) => ({ name: label, drop })),
  ];
  return { view: { ...view, clearFilters }, query, choices, inForce };
}

interface NominationsFiltersProps {
  readonly shown: ReturnType<typeof useNominationView>;
  readonly list: { readonly rows: readonly unknown[]; readonly total: number };
  /** Export and the like; stand last. */
  readonly acts: ReactNode;
}

/** Search, filters as chips, the order of the rows, and how many there are. */
export function NominationsFilters({ shown, list, acts }: NominationsFiltersProps) {
  const { t } = useTranslation('emulation');
  const { view, choices, query } = shown;
  return (
    <div className={classes.search} data-screen>
      <FilterBar
        view={view}
        choices={choices}
        shown={list.rows.length}
        total={list.total}
        tools={
          <>
            <NativeSelect
              aria-label={t('nominations.sort.label')}
              value={query.sort ?? 'award'}
              data={NOMINATION_SORTS.map((value) => ({
                value,
                label: t(`nominations.sort.${value}`),
              }))}
              onChange={({ currentTarget: { value } }) =>
                view.set({ sort: value === 'award' ? '' : value })
              }
            />
            {acts}
          </>
        }
      />
    </div>
  );
}
