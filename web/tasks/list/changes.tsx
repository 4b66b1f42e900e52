import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { day, number } from '../../kit/format.ts';
import { StatusWord } from '../../kit/status-chip.tsx';
import classes from './compare.module.css';

interface Change {
  readonly now: TaskRow;
  readonly before: TaskRow;
  readonly fields: readonly string[];
}

/** Each changed field: its name, the old value struck, the new one. */
export function Changes({ change }: { change: Change }) {
  const { t } = useTranslation('tasks');
  const { now, before, fields } = change;
  const textOf = (field: string, task: TaskRow): string => {
    switch (field) {
      case 'unit':
        return task.unit.name;
      case 'dueOn':
        return task.dueOn === null ? t('deadline.none') : day(task.dueOn);
      case 'state':
        return t(`state.${task.state}`);
      case 'percent':
        return task.percent === null ? t('compare.noFigure') : `${number(task.percent)} %`;
      case 'finishedOn':
        return task.finishedOn === null ? t('compare.notDone') : day(task.finishedOn);
      default:
        return '';
    }
  };
  const names: Record<string, string> = {
    unit: t('column.unit'),
    dueOn: t('column.due'),
    state: t('conflict.state'),
    percent: t('column.percent'),
    finishedOn: t('column.finished'),
  };
  return (
    <span className={classes.changes}>
      {fields.map((field) =>
        field === 'status' ? (
          <span key={field}>
            {t('column.status')}{' '}
            <del>
              <StatusWord status={before.status} daysLate={before.daysLate} />
            </del>{' '}
            <b>
              <StatusWord status={now.status} daysLate={now.daysLate} />
            </b>
          </span>
        ) : (
          <span key={field}>
            {names[field] ?? field} <del>{textOf(field, before)}</del> <b>{textOf(field, now)}</b>
          </span>
        ),
      )}
    </span>
  );
}
