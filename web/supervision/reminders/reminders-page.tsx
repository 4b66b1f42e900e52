import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getReminderSettings,
  type ReminderSettings,
} from '../../../server/supervision/reminder-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, number } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { SupervisionTabs } from '../supervision-tabs.tsx';
import { MailSection } from './mail-section.tsx';
import classes from './reminders.module.css';
import { RulesSection } from './rules-section.tsx';
import { RulesSheet } from './rules-sheet.tsx';
import { TodaySection } from './today-section.tsx';

/** Nhắc việc: who will be reminded today, by which rules, and on which days people were. */
export function Page() {
  const { t } = useTranslation('reminders');
  const { asOf } = useAsOf();
  const settings = useRead(getReminderSettings, {});
  const [isChanging, setIsChanging] = useState(false);
  return (
    <PageFrame
      title={t('title')}
      tabs={<SupervisionTabs at="reminders" />}
      lookActs={
        <Button variant="default" renderRoot={(props) => <Link to="/digests" {...props} />}>
          {t('history')}
        </Button>
      }
    >
      <ReadState query={settings} what={t('what')}>
        {(found) => {
          const mayChange = found.mayChange && asOf === null;
          return (
            <div className={classes.columns}>
              <div className={classes.side}>
                <TodaySection />
                <Runs runs={found.runs} />
              </div>
              <div className={classes.side}>
                <RulesSection
                  settings={found}
                  onChange={mayChange ? () => setIsChanging(true) : null}
                />
                <MailSection from={found.mailFrom} mayTest={mayChange} />
              </div>
              {isChanging && (
                <RulesSheet rules={found.rules} onClose={() => setIsChanging(false)} />
              )}
            </div>
          );
        }}
      </ReadState>
    </PageFrame>
  );
}

function Runs({ runs }: { runs: ReminderSettings['runs'] }) {
  const { t } = useTranslation('reminders');
  return (
    <section className={classes.section} aria-labelledby="reminder-runs">
      <h2 id="reminder-runs">{t('runs.title')}</h2>
      {runs.length === 0 && <p>{t('runs.none')}</p>}
      <ul className={classes.facts}>
        {runs.map((run) => (
          <li key={run.day}>
            <b>{day(run.day)}</b>:{' '}
            {t('runs.row', { people: number(run.people), subjects: number(run.subjects) })}
            {run.unreached > 0 && (
              <span className="meta"> · {t('runs.unreached', { count: run.unreached })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
