import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportPeople,
  listPeople,
  type PersonRow,
} from '../../../server/organisation/people-contract.ts';
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
import { AddPersonSheet } from './add-person-sheet.tsx';
import { ImportPeopleSheet } from './import-people-sheet.tsx';
import classes from './people.module.css';
import { PeopleLists } from './people-lists.tsx';
import { PostsList } from './posts-list.tsx';
import { useHeld } from './use-held.ts';

/** Người và chức vụ: the people of the body with the posts that they hold, or its posts with who holds them. */
export function Page() {
  return useView().view === 'posts' ? <PostsList /> : <People />;
}

function People() {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const view = useView();
  const navigate = useNavigate();
  const { unitId, picker } = useUnitFilter();
  const [isAdding, setIsAdding] = useState(false);
  const [isImporting, setIsImporting] = useState(false);
  const query = {
    ...{ q: view.q || undefined, unitId, asOf: view.asOf ?? undefined },
    role: oneOf(view.filters.role, ROLES),
    account: oneOf(view.filters.account, ['with', 'without'] as const),
    post: oneOf(view.filters.post, ['some', 'none', 'acting'] as const),
    sort: oneOf([view.sort], ['name', '-name'] as const),
  };
  const list = usePages(listPeople, { query });
  const open = (id: string) => void navigate({ to: '/admin/people/$id', params: { id } });
  const isEditor = useMe().scopes.includes('person.edit') && view.asOf === null;
  const add = <Button onClick={() => setIsAdding(true)}>{t('add')}</Button>;
  return (
    <>
      <ListPage<PersonRow>
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        views={<PeopleLists at="people" />}
        choices={[
          {
            ...{ name: 'role', label: t('filter.role'), single: true },
            options: ROLES.map((value) => ({ value, label: shell(`role.${value}`) })),
          },
          {
            ...{ name: 'account', label: t('filter.account'), single: true },
            options: (['with', 'without'] as const).map((value) => ({
              value,
              label: t(`filter.${value}`),
            })),
          },
          {
            ...{ name: 'post', label: t('filter.post'), single: true },
            options: (['some', 'none', 'acting'] as const).map((value) => ({
              value,
              label: t(`filter.${value}`),
            })),
          },
        ]}
        more={<UnitPicker label={t('filter.unit')} optional {...picker} />}
        acts={
          isEditor && (
            <>
              <Button variant="default" onClick={() => setIsImporting(true)}>
                {t('import.act')}
              </Button>
              {add}
            </>
          )
        }
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportPeople, { query })}
            download
          >
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ fullName }) => fullName}
        onOpen={({ id }) => open(id)}
        card={(row) => <Card row={row} />}
        empty={<EmptyState acts={isEditor && add}>{t('empty')}</EmptyState>}
      />
      {isImporting && <ImportPeopleSheet onClose={() => setIsImporting(false)} />}
      {isAdding && <AddPersonSheet onClose={() => setIsAdding(false)} onSaved={open} />}
    </>
  );
}

function Card({ row }: { row: PersonRow }) {
  const { t } = useTranslation('people');
  const held = useHeld();
  return (
    <>
      <strong>{row.fullName}</strong>
      <span className={classes.meta}>
        {row.posts.length === 0
          ? t('noPost')
          : row.posts.map((post) => `${held(post)}, ${post.unit.name}`).join('; ')}
        {row.username === null && ` · ${t('noAccount')}`}
      </span>
    </>
  );
}

function useColumns(): TableColumn<PersonRow>[] {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const held = useHeld();
  const posts = (row: PersonRow) => row.posts.map(held).join('; ') || t('noPost');
  const units = (row: PersonRow) => [...new Set(row.posts.map(({ unit }) => unit.name))].join('; ');
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 14, grow: true, sort: 'name' },
      cell: (row) => (
        <Link to="/admin/people/$id" params={{ id: row.id }}>
          {row.fullName}
        </Link>
      ),
    },
    { id: 'posts', header: t('col.posts'), width: 16, cell: posts, full: posts },
    { id: 'unit', header: t('col.unit'), width: 16, cell: units, full: units },
    {
      ...{ id: 'role', header: t('col.role'), width: 11 },
      cell: (row) => [...new Set(row.posts.map(({ role }) => shell(`role.${role}`)))].join(', '),
    },
    {
      ...{ id: 'account', header: t('col.account'), width: 11 },
      cell: (row) => row.username ?? <span className="meta">{t('noAccount')}</span>,
    },
  ];
}
