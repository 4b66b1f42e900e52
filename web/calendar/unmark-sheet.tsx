import { useTranslation } from 'react-i18next';
import { type CalendarDay, unmarkDay } from '../../server/organisation/time-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { day as written } from '../kit/format.ts';
import { toast } from '../kit/toast.tsx';
import { ReasonSheet } from './reason-sheet.tsx';

/** Bỏ ghi: the day is again what the table says; who closed the mark, and why, stays. */
export function UnmarkSheet({ day, onClose }: { day: CalendarDay; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const close = useAct(unmarkDay);
  const label = written(day.day);
  return (
    <ReasonSheet
      about={`unmark-day:${day.markId ?? ''}`}
      title={t('unmarking.title', { day: label })}
      what={t('unmarking.what')}
      send={t('unmarking.send')}
      onSend={async (reason) => {
        await close.mutateAsync({ params: { id: day.markId ?? '' }, body: { reason } });
        toast(t('unmarking.done', { day: label }));
      }}
      onClose={onClose}
    />
  );
}
