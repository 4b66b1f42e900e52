import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listScorecards, type ScorecardRow } from '../../server/scorecards/contract.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { dayOf, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { AddScorecardSheet } from './add-scorecard-sheet.tsx';
import { sayPeriod } from './say-period.ts';

/** Xếp hạng: the scorecards of the authority and those of others that rank a unit here. */
export function Page() {
  const { t } = useTranslation('scorecards');
  const view = useView();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const withClosed = view.filters.closed?.[0] === 'yes';
  const list = usePages(listScorecards, {
    query: {
      q: view.q || undefined,
      asOf: view.asOf ?? undefined,
      closed: withClosed ? 'true' : undefined,
    },
  });
  const mayDefine = list.first?.mayDefine ?? false;
  const add = mayDefine && <Button onClick={() => setAdding(true)}>{t('add')}</Button>;
  return (
    <>
      <ListPage<ScorecardRow>
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            name: 'closed',
            label: t('closed'),
            options: [{ value: 'yes', label: t('showClosed') }],
          },
        ]}
        acts={list.total > 0 && add}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => void navigate({ to: '/scorecards/$id', params: { id: row.id } })}
        card={(row) => <Card row={row} />}
        empty={<EmptyState acts={add}>{t(mayDefine ? 'empty' : 'emptyRead')}</EmptyState>}
      />
      {adding && <AddScorecardSheet onClose={() => setAdding(false)} />}
    </>
  );
}

function useColumns(): TableColumn<ScorecardRow>[] {
  const { t } = useTranslation('scorecards');
  const standing = useStanding();
  return [
    {
      id: 'name',
      header: t('column.name'),
      width: 24,
      grow: true,
      cell: (row) => (
        <Link to="/scorecards/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    {
      id: 'period',
      header: t('column.period'),
      width: 10,
      cell: (row) => (row.isIssued ? sayPeriod(row.period) : t(`kind.${row.periodKind}`)),
    },
    {
      id: 'criteria',
      header: t('column.criteria'),
      width: 6,
      right: true,
      cell: (row) => number(row.criteria),
    },
    { id: 'edition', header: t('column.edition'), width: 16, cell: standing },
  ];
}

function useStanding(): (row: ScorecardRow) => string {
  const { t } = useTranslation('scorecards');
  return ({ closedOn, isIssued, edition }) => {
    if (closedOn !== null) return t('closed');
    if (!isIssued) return t('draftOnly');
    if (edition === null) return t('notPublished');
    return `${sayPeriod(edition.period)}: ${t('editionFact', { day: dayOf(edition.publishedAt) })}`;
  };
}

function Card({ row }: { readonly row: ScorecardRow }) {
  return (
    <>
      <strong className="two-lines">{row.name}</strong>
      <span className="meta">{useStanding()(row)}</span>
    </>
  );
}
