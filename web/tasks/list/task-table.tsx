import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import type { useView } from '../../app/use-view.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { toast } from '../../kit/toast.tsx';
import { GroupHead } from './group-head.tsx';
import classes from './list.module.css';
import { groupKeyOf } from './list-order.ts';
import { TaskCard, useTaskColumns } from './use-task-columns.tsx';
import type { TaskList } from './use-task-list.ts';

const SelectionActs = lazy(async () => ({
  default: (await import('./selection-acts.tsx')).SelectionActs,
}));

interface TaskTableProps {
  readonly list: TaskList;
  readonly view: ReturnType<typeof useView>;
  readonly empty: ReactNode;
}

/** The table of tasks, wherever a list of them stands: order, groups, columns, cells and rows that can be acted on. */
export function TaskTable({ list, view, empty }: TaskTableProps) {
  const { t } = useTranslation(['tasks', 'planViews']);
  const navigate = useNavigate();
  const columns = useTaskColumns();
  const { tasks, group, groups } = list;
  if (tasks.error && !tasks.first) {
    return <ErrorState error={tasks.error} onAgain={tasks.again} />;
  }
  return (
    <DataTable<TaskRow>
      label={t('tasks:list.title')}
      columns={columns}
      rows={tasks.rows}
      total={tasks.total}
      rowId={({ id }) => id}
      rowName={({ title }) => title}
      loading={tasks.loading}
      hasMore={tasks.hasMore}
      more={tasks.more}
      empty={empty}
      onOpen={({ id }) => void navigate({ to: '/tasks/$id', params: { id } })}
      card={(task) => <TaskCard task={task} />}
      rowClass={({ status }) => (status === 'THU_HOI' ? classes.struck : undefined)}
      selectionActs={(ids, clear) => (
        <Suspense fallback={null}>
          <SelectionActs ids={ids} known={tasks.rows} every={list.every} onClear={clear} />
        </Suspense>
      )}
      everyRow={async () => {
        const rows = await list.every();
        if (rows.length < tasks.total) toast(t('planViews:many.most', { count: rows.length }));
        return rows;
      }}
      {...(group === null
        ? {}
        : {
            groupOf: (row) => {
              const key = groupKeyOf(row, group);
              const head = groups.get(key);
              return {
                key,
                label: <GroupHead group={group} groupKey={key} row={row} head={head} />,
              };
            },
          })}
      {...view.table}
      sort={view.sort || list.sort}
      multiSort
    />
  );
}
