import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReminderSettings } from '../../../server/supervision/reminder-contract.ts';
import { day } from '../../kit/format.ts';
import classes from './reminders.module.css';

type Rules = ReminderSettings['rules'];

/** The ladder in force with its source and first day, and what begins later. */
export function RulesSection({
  settings,
  onChange,
}: {
  settings: ReminderSettings;
  onChange: (() => void) | null;
}) {
  const { t } = useTranslation('reminders');
  const { rules, chosen, later } = settings;
  return (
    <section className={classes.section} aria-labelledby="reminder-rules">
      <h2 id="reminder-rules">{t('rules.title')}</h2>
      <p className="meta">
        {chosen
          ? t('rules.since', { day: day(chosen.from), source: chosen.source })
          : t('rules.usual')}
      </p>
      <Ladder rules={rules} />
      <ul className={classes.facts}>
        <li>
          {t('rules.digestAt')}: <b>{rules.digestAt}</b>
        </li>
        <li>
          {t('rules.quiet')}: <b>{t('rules.quietSpan', rules.quiet)}</b>
        </li>
        <li>{t(rules.workingDaysOnly ? 'rules.workingDays' : 'rules.anyDay')}</li>
        <li>
          {rules.repeatEvery === null
            ? t('rules.noRepeat')
            : t('rules.repeat', { count: rules.repeatEvery })}
        </li>
        <li>
          {rules.mailAnywayFrom === null
            ? t('rules.noAnyway')
            : t('rules.anyway', { count: rules.mailAnywayFrom })}
        </li>
      </ul>
      {later.map(({ from, source }) => (
        <p key={from} className="meta">
          {t('rules.later', { day: day(from), source })}
        </p>
      ))}
      {onChange && (
        <Button variant="default" onClick={onChange}>
          {t('rules.change')}
        </Button>
      )}
    </section>
  );
}

function Ladder({ rules }: { rules: Rules }) {
  const { t } = useTranslation('reminders');
  return (
    <table className={`${classes.table} ${classes.steps}`}>
      <thead>
        <tr>
          <th scope="col">{t('rules.step')}</th>
          <th scope="col">{t('rules.to')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.steps.map(({ days, to }) => (
          <tr key={days}>
            <th scope="row">
              <StepName days={days} />
            </th>
            <td>{to.map((rung) => t(`rung.${rung}`)).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** “Trước hạn 7 ngày”, “Quá hạn 30 ngày”. */
function StepName({ days }: { days: number }) {
  const { t } = useTranslation('reminders');
  if (days === 0) return t('rules.onDay');
  return t(days < 0 ? 'rules.before' : 'rules.after', { count: Math.abs(days) });
}
