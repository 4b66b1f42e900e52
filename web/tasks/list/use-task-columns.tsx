import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { day, dayOf, number } from '../../kit/format.ts';
import type { TableColumn } from '../../kit/table-columns.ts';
import { DeadlineMark, originOf, PercentText, TaskMarks } from '../task-marks.tsx';
import { FocusCell } from './focus-cell.tsx';
import classes from './list.module.css';
import { useCellEdits } from './use-cell-edits.ts';

/** The columns of a list of tasks; the later ones stand there when they are chosen. */
export function useTaskColumns(): TableColumn<TaskRow>[] {
  const { t } = useTranslation(['tasks', 'planViews', 'kit']);
  const edits = useCellEdits();
  return [
    {
      id: 'title',
      header: t('tasks:column.title'),
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
      header: t('tasks:column.unit'),
      width: 12,
      sort: 'unit',
      full: (task) => task.unit.name,
      cell: (task) => task.unit.shortName ?? task.unit.name,
    },
    {
      id: 'due',
      header: t('tasks:column.due'),
      width: 9,
      sort: 'due',
      full: (task) => (task.dueOn === null ? task.deadline.raw : day(task.dueOn)),
      cell: (task) => <DeadlineMark task={task} />,
    },
    {
      id: 'status',
      header: t('tasks:column.status'),
      width: 12,
      sort: 'status',
      full: ({ status, flags }) =>
        [t(`kit:status.${status}`), ...flags.map((flag) => t(`kit:flag.${flag}`))].join(', '),
      cell: (task) => <TaskMarks task={task} />,
    },
    {
      id: 'percent',
      header: t('tasks:column.percent'),
      width: 6,
      right: true,
      sort: 'percent',
      edit: edits.percent,
      cell: (task) => <PercentText value={task.percent} />,
    },
    {
      id: 'updated',
      header: t('tasks:column.updated'),
      width: 6.5,
      right: true,
      sort: 'updated',
      cell: (task) =>
        task.reportedAt === null ? (
          <span className="meta">{t('tasks:column.never')}</span>
        ) : (
          dayOf(task.reportedAt)
        ),
    },
    {
      id: 'field',
      header: t('tasks:column.field'),
      width: 9,
      hidden: true,
      sort: 'field',
      cell: (task) => task.fieldName ?? <span className="meta">{t('tasks:column.noField')}</span>,
    },
    {
      id: 'plan',
      header: t('tasks:column.plan'),
      width: 9,
      hidden: true,
      cell: (task) => (
        <Link to="/plans/$id" params={{ id: task.planId }} tabIndex={-1}>
          {task.planNumber ?? t('tasks:column.noNumber')}
        </Link>
      ),
    },
    {
      id: 'officer',
      header: t('planViews:cell.officer'),
      width: 10,
      hidden: true,
      sort: 'officer',
      cell: (task) =>
        task.officer?.name ?? <span className="meta">{t('planViews:cell.noOfficer')}</span>,
    },
    {
      id: 'weight',
      header: t('planViews:cell.weight'),
      width: 5.5,
      right: true,
      hidden: true,
      edit: edits.weight,
      cell: (task) => number(task.weight ?? 1),
    },
    {
      id: 'focus',
      header: t('planViews:cell.focus'),
      width: 5.5,
      hidden: true,
      cell: (task) => <FocusCell task={task} />,
    },
    {
      id: 'first',
      header: t('tasks:column.first'),
      width: 6.5,
      right: true,
      hidden: true,
      cell: (task) => (task.firstDueOn === null ? '' : day(task.firstDueOn)),
    },
    {
      id: 'finished',
      header: t('tasks:column.finished'),
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
