import { useTranslation } from 'react-i18next';
import { previewReminders } from '../../../server/supervision/reminder-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { day, number } from '../../kit/format.ts';
import { ReadState } from '../../kit/states.tsx';
import classes from './reminders.module.css';
import { CountsSaid, useStandsFor } from './said.tsx';

/** Hôm nay sẽ nhắc ai, bao nhiêu việc: by the rule that will do it, without telling anybody. */
export function TodaySection() {
  const { t } = useTranslation('reminders');
  const preview = useRead(previewReminders, {});
  const standsFor = useStandsFor();
  return (
    <ReadState query={preview} what={t('today.what')}>
      {(found) => {
        const facts = { people: number(found.people), subjects: number(found.subjects) };
        return (
          <section className={classes.section} aria-labelledby="reminders-today">
            <h2 id="reminders-today">
              {t(found.isToday ? 'today.title' : 'today.next', { day: day(found.day) })}
            </h2>
            {!found.isToday && <p>{t(found.isDone ? 'today.done' : 'today.rest')}</p>}
            <p className={classes.figure}>{t('today.will', facts)}</p>
            {found.mails > 0 && <p className="meta">{t('today.mails', { count: found.mails })}</p>}
            {found.unreached > 0 && <p>{t('today.unreached', { count: found.unreached })}</p>}
            {found.first.length > 0 && (
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('today.person')}</th>
                    <th scope="col">{t('today.counts')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.first.map((person) => (
                    <tr key={person.personId}>
                      <th scope="row">
                        {person.name}
                        {person.standsFor.length > 0 && (
                          <div className="meta">{standsFor(person.standsFor)}</div>
                        )}
                      </th>
                      <td>
                        <CountsSaid {...person} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {found.people > found.first.length && (
              <p className="meta">
                {t('today.others', { count: found.people - found.first.length })}
              </p>
            )}
          </section>
        );
      }}
    </ReadState>
  );
}
