import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type Delegation,
  listDelegations,
} from '../../../server/organisation/delegation-contract.ts';
import { usePages } from '../../app/use-endpoint.ts';
import { oneOf, useView } from '../../app/use-view.ts';
import { day } from '../../kit/format.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { EmptyState } from '../../kit/states.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { useUnitFilter } from '../../supervision/use-unit-filter.ts';
import classes from '../people/people.module.css';

const STATES = ['holds', 'coming', 'over'] as const;

/** Ai đang thay ai: every delegation of the body, as of any day. */
export function Page() {
  const { t } = useTranslation('people');
  const view = useView();
  const navigate = useNavigate();
  const { unitId, picker } = useUnitFilter();
  const query = {
    ...{ q: view.q || undefined, unitId, asOf: view.asOf ?? undefined },
    state: oneOf(view.filters.state, STATES),
  };
  const list = usePages(listDelegations, { query });
  const days = (row: Delegation) =>
    t('span.fromTo', { from: day(row.firstDay), to: day(row.lastDay) });
  return (
    <ListPage<Delegation>
      title={t('lend.title')}
      what={t('lend.what')}
      view={view}
      list={list}
      columns={[
        {
          id: 'from',
          header: t('lend.col.from'),
          width: 12,
          grow: true,
          cell: ({ from }) => from.name,
        },
        { id: 'to', header: t('lend.col.to'), width: 12, cell: ({ to }) => to.name },
        {
          ...{ id: 'post', header: t('lend.col.post'), width: 16 },
          cell: ({ post }) => `${post.title}, ${post.unit.name}`,
          full: ({ post }) => `${post.title}, ${post.unit.name}`,
        },
        { id: 'days', header: t('lend.col.days'), width: 16, cell: days },
        {
          ...{ id: 'rights', header: t('lend.col.rights'), width: 6, right: true },
          cell: ({ rights }) => rights.length,
        },
        {
          ...{ id: 'state', header: t('lend.col.state'), width: 12 },
          cell: ({ state }) => t(`lend.state.${state}`),
        },
      ]}
      choices={[
        {
          ...{ name: 'state', label: t('lend.state.label'), single: true },
          options: STATES.map((value) => ({ value, label: t(`lend.state.${value}`) })),
        },
      ]}
      more={<UnitPicker label={t('filter.unit')} optional {...picker} />}
      rowId={({ id }) => id}
      onOpen={({ from }) => void navigate({ to: '/admin/people/$id', params: { id: from.id } })}
      rowName={({ from, to }) => t('lend.row', { from: from.name, to: to.name })}
      card={(row) => (
        <>
          <strong>{t('lend.row', { from: row.from.name, to: row.to.name })}</strong>
          <span className={classes.meta}>
            {row.post.title} · {days(row)} · {t(`lend.state.${row.state}`)}
          </span>
        </>
      )}
      empty={<EmptyState>{t('lend.emptyAll')}</EmptyState>}
    />
  );
}
