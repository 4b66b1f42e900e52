import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../server/calendar/rules/day.ts';
import { periodAround } from '../../../server/calendar/rules/period.ts';
import { DayField } from '../../kit/date-field.tsx';
import { day } from '../../kit/format.ts';
import { useSeenDay } from '../use-seen-day.ts';
import classes from './list.module.css';

/** The days offered for comparing, a week ago and the ends of the last periods, and a field for any other. */
export function ComparePanel({ onDay }: { onDay: (day: string) => void }) {
  const { t } = useTranslation('tasks');
  const seen = useSeenDay();
  const [picked, setPicked] = useState<string | null>(null);
  const offered = [
    ['compare.week', addDays(seen, -7)],
    ['compare.month', addDays(periodAround(seen, 'month').startsOn, -1)],
    ['compare.quarter', addDays(periodAround(seen, 'quarter').startsOn, -1)],
  ] as const;
  return (
    <form
      className={`${classes.panel} ${classes.compare}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (picked !== null && picked < seen) onDay(picked);
      }}
    >
      {offered.map(([word, on]) => (
        <button key={word} type="button" className="link-button" onClick={() => onDay(on)}>
          {t(word)} ({day(on)})
        </button>
      ))}
      <DayField
        label={t('compare.pick')}
        value={picked}
        onChange={setPicked}
        error={
          picked !== null && picked >= seen ? t('compare.before', { day: day(seen) }) : undefined
        }
      />
      <Button type="submit" variant="default" disabled={picked === null || picked >= seen}>
        {t('compare.go')}
      </Button>
    </form>
  );
}
