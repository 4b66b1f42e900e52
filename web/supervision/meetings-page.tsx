import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportMeetings,
  listMeetings,
  type MeetingRow,
} from '../../server/supervision/meeting-contract.ts';
import { MEETING_STATES } from '../../server/supervision/rules/steps.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { MeetingSheet } from './meetings/meeting-sheet.tsx';
import classes from './oversight.module.css';
import { SupervisionTabs } from './supervision-tabs.tsx';

/** Cuộc họp: every meeting, the latest first, with what became of its conclusions. */
export function Page() {
  const { t } = useTranslation('meetings');
  const view = useView();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const state = MEETING_STATES.find((each) => each === view.filters.state?.[0]);
  const sort = (['held', '-held', 'name', '-name'] as const).find((each) => each === view.sort);
  const query = { q: view.q || undefined, state, sort, asOf: view.asOf ?? undefined };
  const list = usePages(listMeetings, { query });
  const open = (id: string) => void navigate({ to: '/supervision/meetings/$id', params: { id } });
  const mayPlan = list.first?.mayPlan === true;
  const add = <Button onClick={() => setIsAdding(true)}>{t('add')}</Button>;
  return (
    <>
      <ListPage<MeetingRow>
        tabs={<SupervisionTabs at="meetings" />}
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: MEETING_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        acts={mayPlan && add}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportMeetings, { query })}
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
            <span className={classes.meta}>
              {day(row.heldOn)} · {t(`state.${row.state}`)}
              {row.number && ` · ${row.number}`}
            </span>
          </>
        )}
        empty={<EmptyState acts={mayPlan && add}>{t('empty')}</EmptyState>}
      />
      {isAdding && (
        <MeetingSheet meeting={null} onClose={() => setIsAdding(false)} onSaved={open} />
      )}
    </>
  );
}

function useColumns(): TableColumn<MeetingRow>[] {
  const { t } = useTranslation('meetings');
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 18, grow: true, sort: 'name' },
      cell: (row) => (
        <Link to="/supervision/meetings/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    {
      ...{ id: 'held', header: t('col.held'), width: 9, sort: 'held' },
      cell: (row) => `${row.at} ${day(row.heldOn)}`,
    },
    { id: 'place', header: t('col.place'), width: 10, cell: (row) => row.place },
    {
      ...{ id: 'state', header: t('state.label'), width: 9 },
      cell: (row) => t(`state.${row.state}`),
    },
    { id: 'items', header: t('col.items'), width: 6, right: true, cell: (row) => row.items },
    {
      ...{ id: 'conclusions', header: t('col.conclusions'), width: 6, right: true },
      cell: (row) => row.conclusions,
    },
    {
      ...{ id: 'number', header: t('col.number'), width: 9 },
      cell: (row) => row.number ?? t('none'),
    },
    {
      ...{ id: 'done', header: t('col.done'), width: 8, right: true },
      cell: (row) =>
        row.planId === null ? (
          '–'
        ) : (
          <Link to="/plans/$id" params={{ id: row.planId }}>
            {row.done}/{row.tasks}
          </Link>
        ),
    },
  ];
}
