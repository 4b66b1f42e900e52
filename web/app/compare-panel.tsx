import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, isDay } from '../../server/calendar/rules/day.ts';
import { day } from '../kit/format.ts';
import { endBefore } from './as-of-panel.tsx';
import { DayChoice } from './day-choice.tsx';
import { useToday } from './me.ts';
import { useView } from './use-view.ts';

const PERIODS = ['month', 'quarter', 'year'] as const;

/** Chooses the day with which the page is compared: before the day that is seen. */
export function ComparePanel({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('compare');
  const view = useView();
  const today = useToday();
  const seen = view.asOf ?? today;
  const go = (vs: string | null) => {
    onDone();
    view.set({ vs });
  };
  return (
    <DayChoice
      offered={
        isDay(seen)
          ? [
              [t('week'), addDays(seen, -7)],
              ...PERIODS.map((kind) => [t(kind), endBefore(seen, kind)] as const),
            ]
          : []
      }
      label={t('pick')}
      apply={t('go')}
      value={view.vs}
      check={(picked) => (picked >= seen ? t('before', { day: day(seen) }) : null)}
      onDay={go}
    >
      {view.vs !== null && (
        <Button variant="default" onClick={() => go(null)}>
          {t('stop')}
        </Button>
      )}
    </DayChoice>
  );
}
