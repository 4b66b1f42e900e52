import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportReorganisations,
  listReorganisations,
  REORGANISATION_SORTS,
  type ReorganisationRow,
} from '../../server/succession/contract.ts';
import { REORGANISATION_STATES } from '../../server/succession/rules/kinds.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { day, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { HeadSheet } from './head-sheet.tsx';

/** Sắp xếp tổ chức: every plan of merging, splitting, renaming, moving, ending and transferring. */
export function Page() {
  const { t } = useTranslation('succession');
  const view = useView();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const query = {
    q: view.q || undefined,
    state: oneOf(view.filters.state, REORGANISATION_STATES),
    sort: REORGANISATION_SORTS.find((each) => each === view.sort),
    asOf: view.asOf ?? undefined,
  };
  const list = usePages(listReorganisations, { query });
  const open = (id: string) => void navigate({ to: '/reorganisations/$id', params: { id } });
  const add = list.first?.mayPlan === true && (
    <Button onClick={() => setIsAdding(true)}>{t('add')}</Button>
  );
  return (
    <>
      <ListPage<ReorganisationRow>
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: REORGANISATION_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        acts={add}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportReorganisations, { query })}
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
            <span className="meta">
              {day(row.onDay)} · {t(`state.${row.state}`)}
            </span>
          </>
        )}
        empty={<EmptyState acts={add}>{t('empty')}</EmptyState>}
      />
      {isAdding && (
        <HeadSheet reorganisation={null} onClose={() => setIsAdding(false)} onSaved={open} />
      )}
    </>
  );
}

function useColumns(): TableColumn<ReorganisationRow>[] {
  const { t } = useTranslation('succession');
  const names = (units: ReorganisationRow['from']) => units.map(({ name }) => name).join(', ');
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 18, grow: true, sort: 'name' },
      cell: (row) => (
        <Link to="/reorganisations/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    { id: 'day', header: t('col.day'), width: 7, sort: 'day', cell: (row) => day(row.onDay) },
    {
      ...{ id: 'kinds', header: t('col.kinds'), width: 12 },
      cell: (row) => row.kinds.map((kind) => t(`step.${kind}`)).join(', '),
    },
    {
      ...{ id: 'from', header: t('col.from'), width: 16 },
      cell: (row) => <span className="two-lines">{names(row.from)}</span>,
      full: (row) => names(row.from),
    },
    {
      ...{ id: 'to', header: t('col.to'), width: 16 },
      cell: (row) => <span className="two-lines">{names(row.to)}</span>,
      full: (row) => names(row.to),
    },
    {
      ...{ id: 'moved', header: t('col.moved'), width: 6, right: true },
      cell: (row) => (row.moved === null ? '–' : number(row.moved)),
    },
    {
      ...{ id: 'state', header: t('state.label'), width: 9 },
      cell: (row) => t(`state.${row.state}`),
    },
  ];
}
