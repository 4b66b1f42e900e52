import { useDebouncedCallback } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, isDay, makeDay, partsOf } from '../../server/calendar/rules/day.ts';
import { periodAround } from '../../server/calendar/rules/period.ts';
import { useToday } from '../app/me.ts';
import { useAsOf } from '../app/use-view.ts';
import { day as written } from '../kit/format.ts';
import classes from './units.module.css';

/** The reference registers begin here. */
const FIRST_YEAR = 2013;

/** Months since January of the first year. */
function monthOf(day: Day): number {
  const { year, month } = partsOf(day);
  return (year - FIRST_YEAR) * 12 + month - 1;
}

/** The last day of a month counted so. */
function dayAt(month: number): Day {
  const first = makeDay(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, 1);
  return periodAround(first, 'month').endsOn;
}

/** Slides through the months to see how the tree of units stood; the right end is today. */
export function DaySlider() {
  const { t } = useTranslation('organisation');
  const today = useToday();
  const { asOf, setAsOf } = useAsOf();
  const id = useId();
  const last = isDay(today) ? monthOf(today) : 0;
  const seen = asOf !== null && isDay(asOf) ? monthOf(asOf) : last;
  const [moving, setMoving] = useState<number | null>(null);
  const settle = useDebouncedCallback((month: number) => {
    setMoving(null);
    setAsOf(month >= last ? null : dayAt(month));
  }, 250);
  const month = moving ?? seen;
  const shown = month >= last ? today : moving === null ? (asOf ?? today) : dayAt(month);
  return (
    <span className={classes.day}>
      <label htmlFor={id}>{t('units.onDay')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={Math.max(0, month)}
        title={t('units.slider')}
        aria-valuetext={written(shown)}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          setMoving(next);
          settle(next);
        }}
      />
      <output htmlFor={id}>{written(shown)}</output>
    </span>
  );
}
