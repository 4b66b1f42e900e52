import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { day, dayOf } from '../../kit/format.ts';
import type { TableColumn } from '../../kit/table-columns.ts';
import { DeadlineMark, originOf, PercentText, TaskMarks } from '../task-marks.tsx';
import classes from './list.module.css';

/** The columns of a list of tasks; the last four stand there when they are chosen. */
export function useTaskColumns(): TableColumn<TaskRow>[] {
  const { t } = useTranslation('tasks');
  return [
    {
      id: 'title',
      header: t('column.title'),
      width: 18,
      grow: true,
      sort: 'title',
      full: (task) => task.title,
      cell: (task) => (
        <>
          <Link to="/tasks/$id" params={{ id: task.id }} className={classes.title} tabIndex={-1}>
            {task.title}
          </Link>
          <span className={`meta ${classes.origin}`}>{originOf(task)}</span>
        </>
      ),
    },
    {
      id: 'unit',
      header: t('column.unit'),
      width: 12,
      sort: 'unit',
      full: (task) => task.unit.name,
      cell: (task) => task.unit.shortName ?? task.unit.name,
    },
    {
      id: 'due',
      header: t('column.due'),
      width: 9,
      sort: 'due',
      full: (task) => (task.dueOn === null ? task.deadline.raw : day(task.dueOn)),
      cell: (task) => <DeadlineMark task={task} />,
    },
    {
      id: 'status',
      header: t('column.status'),
      width: 12,
      cell: (task) => <TaskMarks task={task} />,
    },
    {
      id: 'percent',
      header: t('column.percent'),
      width: 6,
      right: true,
      cell: (task) => <PercentText value={task.percent} />,
    },
    {
      id: 'updated',
      header: t('column.updated'),
      width: 6.5,
      right: true,
      sort: 'updated',
      cell: (task) =>
        task.reportedAt === null ? (
          <span className="meta">{t('column.never')}</span>
        ) : (
          dayOf(task.reportedAt)
        ),
    },
    {
      id: 'field',
      header: t('column.field'),
      width: 9,
      hidden: true,
      cell: (task) => task.fieldName ?? <span className="meta">{t('column.noField')}</span>,
    },
    {
      id: 'plan',
      header: t('column.plan'),
      width: 9,
      hidden: true,
      cell: (task) => (
        <Link to="/plans/$id" params={{ id: task.planId }} tabIndex={-1}>
          {task.planNumber ?? t('column.noNumber')}
        </Link>
      ),
    },
    {
      id: 'first',
      header: t('column.first'),
      width: 6.5,
      right: true,
      hidden: true,
      cell: (task) => (task.firstDueOn === null ? '' : day(task.firstDueOn)),
    },
    {
      id: 'finished',
      header: t('column.finished'),
      width: 6.5,
      right: true,
      hidden: true,
      cell: (task) => (task.finishedOn === null ? '' : day(task.finishedOn)),
    },
  ];
}

/** A task in two lines, on a phone. */
export function TaskCard({ task }: { task: TaskRow }) {
  return (
    <>
      <span className="two-lines">{task.title}</span>
      <span className={classes.card}>
        <span className="meta one-line">{task.unit.shortName ?? task.unit.name}</span>
        <DeadlineMark task={task} />
        <TaskMarks task={{ ...task, flags: task.flags.slice(0, 1) }} />
      </span>
    </>
  );
}
