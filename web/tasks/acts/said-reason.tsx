import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import classes from './acts.module.css';

/** Why the unit handed the task back, above the decision about it. */
export function SaidReason({ task }: { task: Pick<Task, 'handBackReason' | 'unit'> }) {
  const { t } = useTranslation('tasks');
  if (task.handBackReason === null) return null;
  return (
    <div className={classes.said}>
      <strong>{t('act.handedBackBy', { unit: task.unit.name })}</strong>
      <p>“{task.handBackReason}”</p>
    </div>
  );
}
