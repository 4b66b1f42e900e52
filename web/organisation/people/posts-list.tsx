import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPosts, listPosts, type Post } from '../../../server/organisation/people-contract.ts';
import { ROLES } from '../../../server/organisation/session-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useMe } from '../../app/me.ts';
import { usePages } from '../../app/use-endpoint.ts';
import { oneOf, useView } from '../../app/use-view.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { EmptyState } from '../../kit/states.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { useUnitFilter } from '../../supervision/use-unit-filter.ts';
import { ClosePostSheet } from './close-post-sheet.tsx';
import classes from './people.module.css';
import { PeopleLists } from './people-lists.tsx';
import { PostSheet } from './post-sheet.tsx';
import { useHeld, useSpan } from './use-held.ts';

type Opened = { readonly what: 'add' } | { readonly what: 'change' | 'close'; readonly post: Post };

/** The posts of the body by unit, each with who holds it on the day. */
export function PostsList() {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const view = useView();
  const navigate = useNavigate();
  const { scopes } = useMe();
  const { unitId, picker } = useUnitFilter();
  const [opened, setOpened] = useState<Opened | null>(null);
  const query = {
    ...{ q: view.q || undefined, unitId, asOf: view.asOf ?? undefined },
    role: oneOf(view.filters.role, ROLES),
    vacant: view.filters.vacant?.includes('only') ? 'true' : undefined,
  };
  const list = usePages(listPosts, { query });
  const isEditor = scopes.includes('person.edit') && view.asOf === null;
  const add = <Button onClick={() => setOpened({ what: 'add' })}>{t('posts.add')}</Button>;
  return (
    <>
      <ListPage<Post>
        title={t('title')}
        what={t('posts.what')}
        view={view}
        list={list}
        columns={useColumns(isEditor ? setOpened : null)}
        views={<PeopleLists at="posts" />}
        choices={[
          {
            ...{ name: 'role', label: t('filter.role'), single: true },
            options: ROLES.map((value) => ({ value, label: shell(`role.${value}`) })),
          },
          {
            ...{ name: 'vacant', label: t('filter.vacant'), single: true },
            options: [{ value: 'only', label: t('filter.vacantOnly') }],
          },
        ]}
        more={<UnitPicker label={t('filter.unit')} optional {...picker} />}
        acts={isEditor && add}
        lookActs={
          <Button variant="default" component="a" href={addressOf(exportPosts, { query })} download>
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        onOpen={({ unit }) => void navigate({ to: '/units/$id', params: { id: unit.id } })}
        rowName={({ title, unit }) => `${title}, ${unit.name}`}
        card={(row) => <Card row={row} />}
        empty={<EmptyState acts={isEditor && add}>{t('posts.empty')}</EmptyState>}
      />
      {opened?.what === 'add' && <PostSheet post={null} onClose={() => setOpened(null)} />}
      {opened?.what === 'change' && (
        <PostSheet post={opened.post} onClose={() => setOpened(null)} />
      )}
      {opened?.what === 'close' && (
        <ClosePostSheet post={opened.post} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

function Card({ row }: { row: Post }) {
  const { t } = useTranslation('people');
  return (
    <>
      <strong>{row.title}</strong>
      <span className={classes.meta}>{row.unit.name}</span>
      <span className={classes.meta}>
        {row.holders.map(({ person }) => person.name).join(', ') || t('posts.vacant')}
      </span>
    </>
  );
}

function useColumns(open: ((opened: Opened) => void) | null): TableColumn<Post>[] {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const { scopes } = useMe();
  const held = useHeld();
  const span = useSpan();
  const isLinked = scopes.includes('person.edit');
  const columns: TableColumn<Post>[] = [
    { id: 'title', header: t('form.title'), width: 13, grow: true, cell: ({ title }) => title },
    {
      id: 'unit',
      header: t('col.unit'),
      width: 15,
      cell: ({ unit }) => unit.name,
      full: ({ unit }) => unit.name,
    },
    { id: 'role', header: t('col.role'), width: 10, cell: ({ role }) => shell(`role.${role}`) },
    {
      ...{ id: 'holders', header: t('posts.holders'), width: 14 },
      cell: ({ title: _title, holders }) =>
        holders.length === 0 ? (
          <span className="meta">{t('posts.vacant')}</span>
        ) : (
          holders.map((holder) => {
            const name = held({ ...holder, title: holder.person.name });
            return isLinked ? (
              <Link
                key={holder.appointmentId}
                to="/admin/people/$id"
                params={{ id: holder.person.id }}
              >
                {name}{' '}
              </Link>
            ) : (
              <span key={holder.appointmentId}>{name} </span>
            );
          })
        ),
      full: ({ holders }) => holders.map(({ person }) => person.name).join(', '),
    },
    {
      ...{ id: 'reach', header: t('posts.reach'), width: 12, hidden: true },
      cell: ({ jurisdiction }) => jurisdiction.name,
      full: ({ jurisdiction }) => jurisdiction.name,
    },
    { id: 'since', header: t('col.since'), width: 12, cell: span },
  ];
  if (!open) return columns;
  const acts: TableColumn<Post> = {
    ...{ id: 'acts', header: t('posts.acts'), width: 15, flush: true },
    cell: (post) => (
      <span className={classes.acts}>
        <Button variant="subtle" data-size="xs" onClick={() => open({ what: 'change', post })}>
          {t('posts.change')}
        </Button>
        <Button variant="subtle" data-size="xs" onClick={() => open({ what: 'close', post })}>
          {t('posts.close')}
        </Button>
      </span>
    ),
  };
  return [...columns, acts];
}
