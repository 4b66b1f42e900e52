import { useTranslation } from 'react-i18next';
import { dayInVietnam } from '../../../server/calendar/rules/day.ts';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { day, daysFrom, number } from '../../kit/format.ts';
import { StatusChip } from '../../kit/status-chip.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { DeadlineMark, originOf } from '../task-marks.tsx';
import classes from './inbox.module.css';
import { KindMark } from './kind-mark.tsx';

/** The columns of what waits: what is asked, of which task, by when, waiting since. */
export function useInboxColumns(): TableColumn<InboxItem>[] {
  const { t } = useTranslation('tasks');
  return [
    {
      id: 'kind',
      header: t('inbox.column.kind'),
      width: 9.5,
      cell: ({ kind }) => <KindMark kind={kind} />,
    },
    {
      id: 'task',
      header: t('inbox.column.task'),
      width: 16,
      grow: true,
      full: ({ task }) => task.title,
      cell: (item) => <ItemWords item={item} />,
    },
    {
      id: 'due',
      header: t('inbox.column.due'),
      width: 9.5,
      cell: (item) => (
        <>
          <MyDue item={item} />
          {item.task.status === 'DTH_QUA_HAN' && (
            <>
              {' '}
              <StatusChip status={item.task.status} daysLate={item.task.daysLate} />
            </>
          )}
        </>
      ),
    },
    {
      id: 'since',
      header: t('inbox.column.since'),
      width: 6,
      right: true,
      cell: (item) => (item.until === null ? <Waiting since={item.since} /> : day(item.until)),
    },
  ];
}

/** By when I have to act: the deadline of the task, or the day asked of my answer or of the stage. */
export function MyDue({ item }: { item: InboxItem }) {
  const { task, dueOn } = item;
  if (dueOn === null || dueOn === task.dueOn) return <DeadlineMark task={task} />;
  return <>{day(dueOn)}</>;
}

/** The title of the task, and below it where it comes from and who is at it. */
export function ItemWords({ item }: { item: InboxItem }) {
  const { task } = item;
  return (
    <>
      <span className={classes.title}>{task.title}</span>
      <span className={`meta ${classes.under}`}>
        {[originOf(task), task.unit.name].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

/** "chờ 2 ngày" */
export function Waiting({ since }: { since: string }) {
  const { t } = useTranslation('tasks');
  const days = daysFrom(dayInVietnam(new Date(since)), useToday());
  return (
    <span className="meta">
      {days < 1 ? t('inbox.today') : t('inbox.waits', { count: days, days: number(days) })}
    </span>
  );
}
