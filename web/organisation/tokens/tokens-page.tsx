import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RIGHT_WORDS } from '../../../server/organisation/rules/right-words.ts';
import {
  exportTokens,
  listAllTokens,
  revokeToken,
  TOKEN_SORTS,
  type Token,
} from '../../../server/organisation/token-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useAct, usePages } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { day, dayAndClock, number, say } from '../../kit/format.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { EmptyState } from '../../kit/states.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './tokens.module.css';

/** Đăng nhập, khoá API: keys of everybody in the authority, for its administrator. */
export function Page() {
  const { t } = useTranslation('access');
  const view = useView();
  const live = view.filters.live?.[0];
  const query = {
    q: view.q || undefined,
    live,
    sort: TOKEN_SORTS.find((each) => each === view.sort),
  };
  const list = usePages(listAllTokens, { query });
  const columns = useColumns();
  return (
    <ListPage<Token>
      title={t('all.title')}
      what={t('all.what')}
      view={view}
      list={list}
      columns={columns}
      choices={[
        {
          name: 'live',
          label: t('all.state'),
          single: true,
          options: [
            { value: 'true', label: t('all.live') },
            { value: 'false', label: t('all.over') },
          ],
        },
      ]}
      lookActs={
        <Button variant="default" component="a" href={addressOf(exportTokens)} download>
          {t('all.export')}
        </Button>
      }
      rowId={(row) => row.id}
      rowName={(row) => `${row.name}, ${row.person}`}
      onOpen={(row) => view.set({ q: row.person })}
      card={(row) => <Card row={row} />}
      empty={<EmptyState>{t('all.empty')}</EmptyState>}
    />
  );
}

function useColumns(): TableColumn<Token>[] {
  const { t } = useTranslation('access');
  return [
    {
      id: 'name',
      header: t('token.name'),
      width: 12,
      grow: true,
      sort: 'name',
      cell: (row) => row.name,
    },
    { id: 'person', header: t('all.person'), width: 11, cell: (row) => row.person },
    { id: 'post', header: t('all.post'), width: 10, cell: (row) => row.post.title },
    { id: 'unit', header: t('all.unit'), width: 12, cell: (row) => row.unit.name },
    {
      id: 'lastDay',
      header: t('all.lastDay'),
      sort: 'lastDay',
      width: 7,
      right: true,
      cell: (row) => day(row.lastDay),
    },
    {
      id: 'used',
      header: t('all.used'),
      sort: 'used',
      width: 10,
      cell: (row) => (row.usedAt === null ? t('token.never') : dayAndClock(row.usedAt)),
      full: (row) => row.usedFrom ?? '',
    },
    { id: 'state', header: t('all.state'), width: 7, cell: (row) => t(`token.state.${row.state}`) },
    { id: 'revoke', header: t('token.revoke'), width: 7, cell: (row) => <Revoke token={row} /> },
    { id: 'prefix', header: t('all.prefix'), width: 8, cell: (row) => <code>{row.prefix}</code> },
    {
      id: 'rights',
      header: t('all.rights'),
      width: 6,
      right: true,
      cell: (row) => number(row.rights.length),
      full: (row) => row.rights.map((right) => say(RIGHT_WORDS[right])).join(', '),
    },
    { id: 'from', header: t('all.from'), width: 9, cell: (row) => row.usedFrom ?? '' },
  ];
}

function Revoke({ token: { id, name, state } }: { token: Token }) {
  const { t } = useTranslation('access');
  const revoke = useAct(revokeToken, { stale: [listAllTokens] });
  if (state === 'revoked') return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={revoke.isPending}
      aria-label={t('token.revokeOf', { name })}
      onClick={() =>
        revoke.mutate(
          { params: { id } },
          { onSuccess: () => toast(t('token.revoked', { name })), onError: toastProblem },
        )
      }
    >
      {t('token.revoke')}
    </Button>
  );
}

function Card({ row }: { row: Token }) {
  const { t } = useTranslation('access');
  return (
    <span className={classes.card}>
      <strong>{row.name}</strong>
      <span className="meta">
        {row.person} · {t(`token.state.${row.state}`)} ·{' '}
        {t('token.until', { day: day(row.lastDay) })}
      </span>
      <Revoke token={row} />
    </span>
  );
}
