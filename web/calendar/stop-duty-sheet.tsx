import { useTranslation } from 'react-i18next';
import { endDuty, type TaskTiming } from '../../server/tasks/timing-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { toast } from '../kit/toast.tsx';
import { ReasonSheet } from './reason-sheet.tsx';

interface StopDutySheetProps {
  readonly series: NonNullable<TaskTiming['series']>;
  readonly onClose: () => void;
}

/** Dừng việc định kỳ: no more turns at this unit; those that were given stay. */
export function StopDutySheet({ series, onClose }: StopDutySheetProps) {
  const { t } = useTranslation('calendar');
  const stop = useAct(endDuty);
  return (
    <ReasonSheet
      about={`end-duty:${series.dutyId}`}
      title={t('timing.stopping.title')}
      what={t('timing.stopping.what')}
      send={t('timing.stop')}
      onSend={async (reason) => {
        const body = { version: series.dutyVersion, reason };
        await stop.mutateAsync({ params: { id: series.dutyId }, body });
        toast(t('timing.stopping.done'));
      }}
      onClose={onClose}
    />
  );
}
