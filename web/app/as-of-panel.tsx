import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type Day, isDay } from '../../server/calendar/rules/day.ts';
import { periodAround } from '../../server/calendar/rules/period.ts';
import { DayField } from '../kit/date-field.tsx';
import { day } from '../kit/format.ts';
import { useToday } from './me.ts';
import menu from './person-menu.module.css';
import { useAsOf } from './use-view.ts';

const SHORTCUTS = ['month', 'quarter', 'year'] as const;

/** The day before the period in which `today` lies. */
function endBefore(today: Day, kind: (typeof SHORTCUTS)[number]): Day {
  return addDays(periodAround(today, kind).startsOn, -1);
}

/** Chooses the day as of which every page is seen: a day, or the end of the last month, quarter, year. */
export function AsOfPanel({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('app');
  const { asOf, setAsOf } = useAsOf();
  const today = useToday();
  const [picked, setPicked] = useState<string | null>(asOf);
  const go = (to: string | null) => {
    onDone();
    setAsOf(to === today ? null : to);
  };
  return (
    <form
      className={menu.menu}
      onSubmit={(event) => {
        event.preventDefault();
        if (picked) go(picked);
      }}
    >
      <DayField label={t('asOf.pick')} value={picked} onChange={setPicked} autoFocus />
      {isDay(today) &&
        SHORTCUTS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="link-button"
            onClick={() => go(endBefore(today, kind))}
          >
            {t(`asOf.${kind}End`)} ({day(endBefore(today, kind))})
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
  );
}
