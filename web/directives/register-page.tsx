import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type DirectiveRow,
  exportDirectives,
  listDirectives,
} from '../../server/directives/contract.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';

const TYPES = ['NQ', 'QĐ', 'CT', 'KH', 'CTr', 'KL', 'TB', 'CV', 'CĐ', 'NĐ', 'TT'];

/** Sổ văn bản: every registered document, found by words without accents or by number. */
export function Page() {
  const { t } = useTranslation('directives');
  const view = useView();
  const navigate = useNavigate();
  const mayRead = useMay('reading.write');
  const seesPackages = useMay('edxml.read');
  const { type, year } = { type: view.filters.type?.[0], year: view.filters.year?.[0] };
  const query = { q: view.q || undefined, type, year, asOf: view.asOf ?? undefined };
  const list = usePages(listDirectives, { query });
  const columns = useColumns();
  const readButton = (words: string) => (
    <Button renderRoot={(props) => <Link to="/directives/new" {...props} />}>{words}</Button>
  );
  return (
    <ListPage<DirectiveRow>
      title={t('register.title')}
      what={t('register.what')}
      view={view}
      list={list}
      columns={columns}
      chips={year ? [{ key: 'year', label: year, drop: () => view.setFilter('year', []) }] : []}
      choices={[
        {
          name: 'type',
          label: t('register.type'),
          options: TYPES.map((value) => ({ value, label: value })),
        },
      ]}
      acts={mayRead && readButton(t('register.read'))}
      lookActs={
        <>
          {seesPackages && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/admin/exchange/edxml" {...props} />}
            >
              {t('register.packages')}
            </Button>
          )}
          <Button
            variant="default"
            component="a"
            href={addressOf(exportDirectives, { query: { q: query.q, asOf: query.asOf } })}
            download
          >
            {t('register.export')}
          </Button>
        </>
      }
      rowId={(row) => row.id}
      rowName={(row) => row.number ?? row.title}
      onOpen={(row) => void navigate({ to: '/directives/$id', params: { id: row.id } })}
      card={(row) => <Card row={row} />}
      empty={
        <EmptyState acts={mayRead && readButton(t('register.first'))}>
          {t('register.empty')}
        </EmptyState>
      }
    />
  );
}

/** The number of a document, with its edition after the first; a link to its page. */
function NumberLink({ row }: { row: DirectiveRow }) {
  const { t } = useTranslation('directives');
  return (
    <Link to="/directives/$id" params={{ id: row.id }}>
      {row.number ?? `${row.type} ${t('register.noNumber')}`}
      {row.edition > 1 && ` (${t('register.edition', { edition: row.edition })})`}
    </Link>
  );
}

function useColumns(): TableColumn<DirectiveRow>[] {
  const { t } = useTranslation('directives');
  const title = (row: DirectiveRow) =>
    row.secretCount === null ? row.title : t('register.secret', { count: row.secretCount });
  return [
    {
      id: 'number',
      header: t('register.number'),
      width: 11,
      cell: (row) => <NumberLink row={row} />,
    },
    {
      id: 'issuedOn',
      header: t('register.issuedOn'),
      width: 6.5,
      right: true,
      cell: (row) => (row.issuedOn ? day(row.issuedOn) : t('register.none')),
    },
    { id: 'type', header: t('register.type'), width: 4, cell: (row) => row.type },
    {
      id: 'issuer',
      header: t('register.issuer'),
      width: 12,
      cell: (row) => row.issuer ?? t('register.none'),
      full: (row) => row.issuer ?? '',
    },
    {
      id: 'title',
      header: t('register.abstract'),
      width: 20,
      grow: true,
      cell: title,
      full: title,
    },
    {
      id: 'signer',
      header: t('register.signer'),
      width: 10,
      hidden: true,
      cell: (row) => row.signer ?? t('register.none'),
    },
    {
      id: 'tasks',
      header: t('register.tasks'),
      width: 7,
      right: true,
      cell: (row) => <OpenTasks row={row} />,
    },
  ];
}

/** "3/6": open of all, leading to the tasks themselves. */
function OpenTasks({ row }: { row: DirectiveRow }) {
  const { t } = useTranslation('directives');
  const words = t('register.openOf', {
    open: number(row.openTasks),
    total: number(row.secretCount ?? row.totalTasks),
  });
  if (row.planId === null) return words;
  return (
    <Link to="/plans/$id" params={{ id: row.planId }}>
      {words}
    </Link>
  );
}

function Card({ row }: { row: DirectiveRow }) {
  const { t } = useTranslation('directives');
  return (
    <>
      <span style={{ display: 'flex', justifyContent: 'space-between', gap: '0.5rem' }}>
        <strong>{row.number ?? `${row.type} ${t('register.noNumber')}`}</strong>
        <span className="tnum">{row.issuedOn && day(row.issuedOn)}</span>
      </span>
      <span className="two-lines">{row.title}</span>
    </>
  );
}
