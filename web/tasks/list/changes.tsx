import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedField, ComparedTask, TaskRow } from '../../../server/tasks/contract.ts';
import { day, number } from '../../kit/format.ts';
import { StatusWord } from '../../kit/status-chip.tsx';
import { Was } from '../../kit/was.tsx';
import classes from './compare.module.css';

/** Each changed field of a task: its name, the old value struck, the new one. */
export function Changes({ change }: { change: ComparedTask }) {
  const { t } = useTranslation('compare');
  const values = useValues();
  const { before, fields } = change;
  return (
    <span className={classes.changes}>
      {before &&
        fields.map((field) => {
          const [was, is] = values(field, change, before);
          return (
            <span key={field}>
              {t(`field.${field}`)} <Was was={was}>{is}</Was>
            </span>
          );
        })}
    </span>
  );
}

type Pair = readonly [was: ReactNode, is: ReactNode];

/** Both values of a field as they are read, the earlier first. */
function useValues(): (field: ComparedField, change: ComparedTask, before: TaskRow) => Pair {
  const { t } = useTranslation(['tasks', 'compare']);
  const none = t('compare:none');
  const onDay = (value: string | null, otherwise: string) =>
    value === null ? otherwise : day(value);
  const rowValue = (field: ComparedField, row: TaskRow): ReactNode => {
    switch (field) {
      case 'title':
        return row.title;
      case 'unit':
        return row.unit.name;
      case 'field':
        return row.fieldName ?? none;
      case 'dueOn':
        return onDay(row.dueOn, t('tasks:deadline.none'));
      case 'state':
        return t(`tasks:state.${row.state}`);
      case 'status':
        return <StatusWord status={row.status} daysLate={row.daysLate} />;
      case 'percent':
        return row.percent === null ? none : `${number(row.percent)} %`;
      case 'finishedOn':
        return onDay(row.finishedOn, none);
      case 'officer':
        return row.officer?.name ?? none;
      default:
        return none;
    }
  };
  const together = (names: readonly string[]) => (names.length === 0 ? none : names.join('; '));
  return (field, { now, leader, parties }, before) => {
    const beside = field === 'leader' ? leader : field === 'parties' ? parties : null;
    return beside
      ? [together(beside.before), together(beside.now)]
      : [rowValue(field, before), rowValue(field, now)];
  };
}
