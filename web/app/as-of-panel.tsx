import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, type Day, isDay } from '../../server/calendar/rules/day.ts';
import { periodAround } from '../../server/calendar/rules/period.ts';
import { day } from '../kit/format.ts';
import { DayChoice } from './day-choice.tsx';
import { useToday } from './me.ts';
import { useAsOf } from './use-view.ts';

const SHORTCUTS = ['month', 'quarter', 'year'] as const;

/** The day before the period in which a day lies. */
export function endBefore(seen: Day, kind: (typeof SHORTCUTS)[number]): Day {
  return addDays(periodAround(seen, kind).startsOn, -1);
}

/** Chooses the day as of which every page is seen. */
export function AsOfPanel({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['app', 'compare']);
  const { asOf, setAsOf } = useAsOf();
  const today = useToday();
  const go = (to: string | null) => {
    onDone();
    setAsOf(to === today ? null : to);
  };
  return (
    <DayChoice
      offered={
        isDay(today)
          ? SHORTCUTS.map((kind) => [t(`app:asOf.${kind}End`), endBefore(today, kind)] as const)
          : []
      }
      label={t('app:asOf.pick')}
      apply={t('app:asOf.apply')}
      value={asOf}
      check={(picked) => (picked > today ? t('app:asOf.future', { day: day(today) }) : null)}
      onDay={go}
    >
      {asOf && (
        <Button variant="default" onClick={() => go(null)}>
          {t('app:asOf.back')}
        </Button>
      )}
    </DayChoice>
  );
}
