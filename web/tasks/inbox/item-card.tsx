import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import { day } from '../../kit/format.ts';
import { StatusChip } from '../../kit/status-chip.tsx';
import { originOf } from '../task-marks.tsx';
import classes from './inbox.module.css';
import { MyDue, Waiting } from './inbox-columns.tsx';
import { KindMark } from './kind-mark.tsx';

/** One thing that waits, on a phone. */
export function ItemCard({ item }: { item: InboxItem }) {
  const { t } = useTranslation('tasks');
  const { task, until } = item;
  return (
    <>
      <span className={classes.cardHead}>
        <KindMark kind={item.kind} />
        {until === null ? <Waiting since={item.since} /> : t('later.until', { day: day(until) })}
      </span>
      <span className="two-lines">{task.title}</span>
      <span className="meta">{task.unit.name}</span>
      <span className={classes.cardHead}>
        <span className="meta">{originOf(task)}</span>
        {task.status === 'DTH_QUA_HAN' ? (
          <StatusChip status={task.status} daysLate={task.daysLate} />
        ) : (
          <MyDue item={item} />
        )}
      </span>
    </>
  );
}
