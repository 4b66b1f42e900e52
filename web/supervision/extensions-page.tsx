import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  EXTENSION_STATES,
  type ExtensionRow,
  exportExtensions,
  listExtensions,
  WAITING_SORTS,
} from '../../server/tasks/extension-contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { useManyActs } from '../tasks/list/use-many-acts.ts';
import { OverdueRules } from './overdue-rules.tsx';
import classes from './supervision.module.css';
import { SupervisionTabs } from './supervision-tabs.tsx';
import { ExportButton, LongWaitNote, TaskCell, WaitMark } from './waiting-parts.tsx';

/** Gia hạn: what was asked, what waits for whom, what was decided; many are decided at once. */
export function Page() {
  const { t } = useTranslation('supervision');
  const view = useView();
  const navigate = useNavigate();
  const isLong = view.filters.long?.includes('yes');
  const query = {
    q: view.q || undefined,
    state: oneOf(view.filters.state, EXTENSION_STATES),
    approverId: view.filters.approver?.[0],
    ...(isLong ? { long: true } : {}),
    sort: WAITING_SORTS.find((each) => each === view.sort),
    asOf: view.asOf ?? undefined,
  };
  const list = usePages(listExtensions, { query });
  const columns = useColumns();
  const approver = list.first?.approvers.find((each) => each.approver.id === query.approverId);
  return (
    <ListPage<ExtensionRow>
      tabs={<SupervisionTabs at="extensions" />}
      title={t('extension.title')}
      what={t('extension.what')}
      view={view}
      list={list}
      columns={columns}
      choices={[
        {
          name: 'state',
          label: t('state'),
          single: true,
          options: EXTENSION_STATES.map((value) => ({
            value,
            label: t(`extension.state.${value}`),
          })),
        },
        {
          name: 'long',
          label: t('extension.long'),
          single: true,
          options: [{ value: 'yes', label: t('extension.long') }],
        },
      ]}
      chips={
        query.approverId === undefined
          ? []
          : [
              {
                key: 'approver',
                label: `${t('approver')}: ${approver?.approver.name ?? query.approverId}`,
                drop: () => view.setFilter('approver', []),
              },
            ]
      }
      lookActs={
        <>
          <OverdueRules />
          <ExportButton href={addressOf(exportExtensions, { query })} />
        </>
      }
      note={<LongWaitNote approvers={list.first?.approvers} view={view} />}
      rowId={(row) => row.id}
      rowName={(row) => row.task.title}
      onOpen={(row) => void navigate({ to: '/tasks/$id', params: { id: row.task.id } })}
      card={(row) => <Card row={row} />}
      selectionActs={(ids, clear) => <DecideMany rows={list.rows} ids={ids} onDone={clear} />}
      empty={<EmptyState>{t('extension.empty')}</EmptyState>}
    />
  );
}

function DecideMany(props: {
  readonly rows: readonly ExtensionRow[];
  readonly ids: readonly string[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('supervision');
  const many = useManyActs(props.onDone);
  const rows = props.rows.filter(({ id, mayDecide }) => mayDecide && props.ids.includes(id));
  if (rows.length === 0) return null;
  const tasks = rows.map(({ task }) => task);
  return (
    <Button
      loading={many.done !== null}
      onClick={() => void many.act({ act: 'decide_extension', decision: 'granted' }, tasks)}
    >
      {t('extension.grantAll', { count: rows.length })}
    </Button>
  );
}

function useColumns(): TableColumn<ExtensionRow>[] {
  const { t } = useTranslation('supervision');
  return [
    {
      id: 'task',
      header: t('task'),
      width: 22,
      grow: true,
      cell: (row) => <TaskCell task={row.task} />,
      full: (row) => row.task.title,
    },
    { id: 'unit', header: t('unit'), width: 13, cell: (row) => row.unit.name },
    {
      id: 'due',
      header: t('extension.from'),
      width: 7,
      sort: 'due',
      cell: (row) => <Days row={row} />,
    },
    {
      id: 'to',
      header: t('extension.to'),
      width: 11,
      cell: (row) => <Asked row={row} />,
    },
    {
      id: 'reason',
      header: t('extension.reason'),
      width: 16,
      cell: (row) => row.reason,
      full: (row) => row.reason,
    },
    { id: 'state', header: t('state'), width: 11, cell: (row) => <State row={row} /> },
    {
      id: 'wait',
      header: t('approver'),
      width: 14,
      sort: 'wait',
      cell: (row) => <WaitMark row={row} />,
      full: (row) => row.approver.name,
    },
  ];
}

function Days({ row }: { readonly row: ExtensionRow }) {
  const isMoved = row.grantedDueOn !== null;
  return <span className={isMoved ? classes.struck : undefined}>{day(row.fromDueOn)}</span>;
}

/** As it was typed, with the day on which it ends, and which time it is. */
function Asked({ row }: { readonly row: ExtensionRow }) {
  const { t } = useTranslation('supervision');
  return (
    <span>
      {row.to.precision === 'day' ? day(row.toDueOn) : `${row.to.raw} (${day(row.toDueOn)})`}{' '}
      <span className="meta">
        {row.most === null
          ? t('extension.nthFree', { nth: row.nth })
          : t('extension.nth', { nth: row.nth, most: row.most })}
      </span>
    </span>
  );
}

function State({ row }: { readonly row: ExtensionRow }) {
  const { t } = useTranslation('supervision');
  return (
    <span>
      {t(`extension.state.${row.state}`)}
      {row.state === 'shortened' && row.grantedDueOn !== null && ` ${day(row.grantedDueOn)}`}
    </span>
  );
}

function Card({ row }: { readonly row: ExtensionRow }) {
  return (
    <>
      <strong className="two-lines">{row.task.title}</strong>
      <span>
        {row.unit.name} · <Days row={row} /> → <Asked row={row} />
      </span>
      <span>
        <State row={row} /> · <WaitMark row={row} />
      </span>
    </>
  );
}
