import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { dayOf } from '../../kit/format.ts';
import { LastReport } from '../acts/last-report.tsx';
import { FileList } from '../files.tsx';
import classes from '../tasks.module.css';

/** The product asked for, the result reported, and every file that was ever attached. */
export function TaskResults({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const lastIds = new Set(task.lastReport?.files.map(({ id }) => id));
  const older = task.events
    .toReversed()
    .map((event) => ({ ...event, files: event.files.filter(({ id }) => !lastIds.has(id)) }))
    .filter(({ files }) => files.length > 0);
  return (
    <div className={classes.stack}>
      {task.lastReport === null ? (
        <p>
          {task.product === null
            ? t('report.noneYet')
            : `${t('report.asked', { product: task.product })} ${t('report.noneYet')}`}
        </p>
      ) : (
        <LastReport task={task} />
      )}
      {older.map((event) => (
        <div key={event.id}>
          <p className="meta">
            {t('report.filesOf', { day: dayOf(event.at), name: event.person })}
          </p>
          <FileList files={event.files} />
        </div>
      ))}
    </div>
  );
}
