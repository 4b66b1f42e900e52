import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type DigestRow,
  exportDigests,
  listDigests,
} from '../../../server/supervision/reminder-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useMe } from '../../app/me.ts';
import { usePages } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { day, number } from '../../kit/format.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { EmptyState } from '../../kit/states.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import classes from './reminders.module.css';
import { CountsSaid, useStandsFor } from './said.tsx';

/** Ai đã được nhắc: who was reminded of how much, on which day, and whether they have looked. */
export function Page() {
  const { t } = useTranslation('reminders');
  const view = useView();
  const navigate = useNavigate();
  const seesOthers = useMe().scopes.includes('reminder.read');
  const mine = view.filters.mine?.[0] === 'yes';
  const query = { q: view.q || undefined, asOf: view.asOf ?? undefined };
  const parts = { query: { ...query, ...(mine ? { mine: 'true' } : {}) } };
  const list = usePages(listDigests, parts);
  const columns = useColumns();
  return (
    <ListPage<DigestRow>
      title={t('list.title')}
      what={t('list.what')}
      view={view}
      list={list}
      columns={columns}
      choices={
        seesOthers
          ? [
              {
                name: 'mine',
                label: t('list.whose'),
                options: [{ value: 'yes', label: t('list.mine') }],
              },
            ]
          : []
      }
      lookActs={
        <Button variant="default" component="a" href={addressOf(exportDigests, parts)} download>
          {t('list.export')}
        </Button>
      }
      rowId={(row) => row.id}
      rowName={(row) => `${row.person.name}, ${day(row.day)}`}
      onOpen={(row) => void navigate({ to: '/digests/$id', params: { id: row.id } })}
      card={(row) => <Card row={row} />}
      empty={<EmptyState>{t('list.empty')}</EmptyState>}
    />
  );
}

function useColumns(): TableColumn<DigestRow>[] {
  const { t } = useTranslation('reminders');
  const standsFor = useStandsFor();
  return [
    {
      id: 'person',
      header: t('list.person'),
      width: 14,
      grow: true,
      cell: (row) => (
        <Link to="/digests/$id" params={{ id: row.id }}>
          {row.person.name}
        </Link>
      ),
      full: (row) => row.person.name,
    },
    { id: 'day', header: t('list.day'), width: 7, right: true, cell: (row) => day(row.day) },
    {
      id: 'overdue',
      header: t('list.overdue'),
      width: 6,
      right: true,
      cell: (row) => number(row.overdue),
    },
    { id: 'soon', header: t('list.soon'), width: 7, right: true, cell: (row) => number(row.soon) },
    {
      id: 'reports',
      header: t('list.reports'),
      width: 6,
      right: true,
      cell: (row) => number(row.reports),
    },
    {
      id: 'standsFor',
      header: t('list.standsFor'),
      width: 14,
      cell: (row) => standsFor(row.standsFor),
      full: (row) => standsFor(row.standsFor),
    },
    {
      id: 'mail',
      header: t('list.mail'),
      width: 8,
      cell: (row) => (row.mail === null ? t('list.noMail') : t(`mailState.${row.mail}`)),
    },
    {
      id: 'read',
      header: t('list.read'),
      width: 7,
      cell: (row) => t(row.readAt === null ? 'list.unread' : 'list.read'),
    },
  ];
}

function Card({ row }: { row: DigestRow }) {
  const { t } = useTranslation('reminders');
  return (
    <span className={classes.card}>
      <strong>{row.person.name}</strong>
      <span className="meta">
        {day(row.day)} · {t(row.readAt === null ? 'list.unread' : 'list.read')}
      </span>
      <span>
        <CountsSaid {...row} />
      </span>
    </span>
  );
}
