import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { day } from '../../kit/format.ts';
import { FileList } from '../files.tsx';
import classes from './acts.module.css';

/** The result that the unit reported, with its product and evidence, above the decision about it. */
export function LastReport({ task }: { task: Pick<Task, 'lastReport' | 'unit' | 'product'> }) {
  const { t } = useTranslation('tasks');
  const { lastReport: report } = task;
  if (report === null) return null;
  return (
    <div className={classes.said}>
      <strong>{t('report.by', { unit: task.unit.name, day: day(report.onDay) })}</strong>
      {task.product !== null && <p>{t('report.asked', { product: task.product })}</p>}
      <p>{t('report.product', { product: report.product ?? t('report.noProduct') })}</p>
      <p>{report.body}</p>
      {report.files.length > 0 ? (
        <FileList files={report.files} />
      ) : (
        <p className="meta">{t('report.noFiles')}</p>
      )}
    </div>
  );
}
