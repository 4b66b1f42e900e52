import { Button, Popover } from '@mantine/core';
import { IconCalendarEvent, IconChevronDown, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type Day, isDay } from '../../server/calendar/rules/day.ts';
import { periodAround } from '../../server/calendar/rules/period.ts';
import { DayField } from '../kit/date-field.tsx';
import { day } from '../kit/format.ts';
import { useToday } from './me.ts';
import classes from './shell.module.css';
import { useAsOf } from './use-view.ts';

const SHORTCUTS = {
  month: 'asOf.monthEnd',
  quarter: 'asOf.quarterEnd',
  year: 'asOf.yearEnd',
} as const;

/** The day before the period in which `today` lies. */
function endBefore(today: Day, kind: keyof typeof SHORTCUTS): Day {
  return addDays(periodAround(today, kind).startsOn, -1);
}

/** "Hôm nay v": the day as of which every page is seen. */
export function AsOfControl() {
  const { t } = useTranslation('app');
  const { asOf, setAsOf } = useAsOf();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<string | null>(asOf);
  const go = (to: string | null) => {
    setOpen(false);
    setAsOf(to === today ? null : to);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.bit}
          aria-expanded={open}
          aria-label={`${t('asOf.control')}: ${asOf ? day(asOf) : t('asOf.today')}`}
          onClick={() => {
            setPicked(asOf);
            setOpen((before) => !before);
          }}
        >
          <IconCalendarEvent size={18} stroke={1.75} aria-hidden />
          <span className={classes.asofText}>{asOf ? day(asOf) : t('asOf.today')}</span>
          <IconChevronDown size={16} aria-hidden className={classes.asofText} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          style={{ display: 'grid', gap: '0.5rem', width: '18rem' }}
          onSubmit={(event) => {
            event.preventDefault();
            if (picked) go(picked);
          }}
        >
          <DayField label={t('asOf.pick')} value={picked} onChange={setPicked} />
          {isDay(today) &&
            (['month', 'quarter', 'year'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                className="link-button"
                onClick={() => go(endBefore(today, kind))}
              >
                {t(SHORTCUTS[kind])} ({day(endBefore(today, kind))})
              </button>
            ))}
          <Button type="submit" variant="default" disabled={!picked || picked > today}>
            {t('asOf.apply')}
          </Button>
          {asOf && (
            <Button variant="default" onClick={() => go(null)}>
              {t('asOf.back')}
            </Button>
          )}
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The strip that says, on every page, that a past day is seen and nothing can be changed. */
export function AsOfStrip() {
  const { t } = useTranslation('app');
  const { asOf, setAsOf } = useAsOf();
  if (asOf === null) return null;
  return (
    <div className={classes.asof} role="status">
      <IconHistory size={18} stroke={1.75} aria-hidden />
      <span>{t('asOf.strip', { day: day(asOf) })}</span>
      <button type="button" className="link-button" onClick={() => setAsOf(null)} data-screen>
        {t('asOf.back')}
      </button>
    </div>
  );
}
