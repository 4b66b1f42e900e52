import { useTranslation } from 'react-i18next';
import { getTaskReminders } from '../../../server/supervision/reminder-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { day } from '../../kit/format.ts';
import classes from './reminders.module.css';

/** Who was reminded of a task and when, below what happened to it; nothing where nobody was. */
export function TaskReminders({ taskId }: { taskId: string }) {
  const { t } = useTranslation('reminders');
  const found = useRead(getTaskReminders, { params: { id: taskId } });
  const reminders = found.data?.reminders ?? [];
  if (reminders.length === 0) return null;
  const distance = (step: number) =>
    step === 0
      ? t('ofTask.onDay')
      : t(step < 0 ? 'ofTask.before' : 'ofTask.after', { count: Math.abs(step) });
  return (
    <section className={classes.section} aria-labelledby="task-reminders">
      <h3 id="task-reminders">{t('ofTask.title')}</h3>
      <ul className={classes.facts}>
        {reminders.map((reminder) => (
          <li key={`${reminder.day} ${reminder.step} ${reminder.people[0]?.id}`}>
            <b>{day(reminder.day)}</b> ({distance(reminder.step)}):{' '}
            {reminder.people.map(({ name }) => name).join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
