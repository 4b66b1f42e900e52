import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CalendarDay, unmarkDay } from '../../server/organisation/time-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { Form, LongTextField } from '../kit/form.tsx';
import { day as written } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly reason: string;
}

/** Bỏ ghi: the day is again what the table says; who closed the mark, and why, stays. */
export function UnmarkSheet({ day, onClose }: { day: CalendarDay; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const { t: kit } = useTranslation('kit');
  const close = useAct(unmarkDay);
  const label = written(day.day);
  const form = useForm<Words>({
    key: `unmark-day:${day.markId ?? ''}`,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 5 ? { reason: t('unmarking.short') } : {}),
  });

  async function send({ reason }: Words): Promise<void> {
    await close.mutateAsync({ params: { id: day.markId ?? '' }, body: { reason } });
    toast(t('unmarking.done', { day: label }));
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('unmarking.title', { day: label })}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('unmarking.send')}
            </Button>
          </>
        }
      >
        <p>{t('unmarking.what')}</p>
        <LongTextField form={form} name="reason" label={t('unmarking.reason')} rows={2} />
      </Form>
    </Sheet>
  );
}
