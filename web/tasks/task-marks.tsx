import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../server/tasks/contract.ts';
import { usePreferences } from '../app/preferences.ts';
import { FlagMark } from '../kit/flag-mark.tsx';
import { day, number } from '../kit/format.ts';
import { StatusChip } from '../kit/status-chip.tsx';
import { daysLeft, shortDeadline } from './deadline-text.ts';
import classes from './tasks.module.css';
import { useSeenDay } from './use-seen-day.ts';

/** Status and flags of a task, for the day that is looked at. */
export function TaskMarks({ task }: { task: Pick<TaskRow, 'status' | 'daysLate' | 'flags'> }) {
  return (
    <span className={classes.marks}>
      <StatusChip status={task.status} daysLate={task.daysLate} />
      {task.flags.map((flag) => (
        <FlagMark key={flag} flag={flag} />
      ))}
    </span>
  );
}

type Dated = Pick<TaskRow, 'deadline' | 'dueOn' | 'status'>;

/** The deadline in a narrow place, with what is left of it while the work is open and in time. */
export function DeadlineMark({ task }: { task: Dated }) {
  const { t } = useTranslation('tasks');
  const { language } = usePreferences();
  const words = shortDeadline(task, language);
  if (words === null) {
    return <span className="meta">{task.deadline.raw.trim() || t('deadline.none')}</span>;
  }
  return (
    <span title={task.dueOn === null ? undefined : day(task.dueOn)}>
      {words} <DaysLeft task={task} />
    </span>
  );
}

/** "còn 8 ngày", "hạn hôm nay"; nothing when the work is done or late, which the chip says. */
export function DaysLeft({ task }: { task: Dated }) {
  const { t } = useTranslation('tasks');
  const left = daysLeft(task.dueOn, useSeenDay());
  if (left === null || left < 0 || task.status !== 'DTH_TRONG_HAN') return null;
  return (
    <span className={`meta ${classes.left}`}>
      {left === 0 ? t('deadline.today') : t('deadline.left', { count: left, days: number(left) })}
    </span>
  );
}

/** A figure of progress, or the words that there is none; never 0 for "unknown". */
export function PercentText({ value }: { value: number | null }) {
  const { t } = useTranslation('kit');
  if (value === null) return <span className="meta">{t('figure.none')}</span>;
  return <>{number(value)} %</>;
}

/** The number of the directive and the label of the task in it: "601/QĐ-BTTTT › Nhiệm vụ 3". */
export function originOf(task: Pick<TaskRow, 'planNumber' | 'label'>): string {
  const label = task.label?.replace(/[.):]+$/, '').replace(/[.):]+\./g, '.');
  return [task.planNumber, label].filter(Boolean).join(' › ');
}
