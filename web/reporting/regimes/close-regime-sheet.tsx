import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { closeRegime, type Regime } from '../../../server/reporting/regime-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';

interface Words extends Record<string, unknown> {
  readonly lastDay: string | null;
  readonly reason: string;
}

interface CloseRegimeSheetProps {
  readonly regime: Regime;
  readonly onClose: () => void;
}

/** Thôi áp dụng: the last day of a regime. */
export function CloseRegimeSheet({ regime, onClose }: CloseRegimeSheetProps) {
  const { t } = useTranslation('reporting');
  const { t: kit } = useTranslation('kit');
  const close = useAct(closeRegime);
  const form = useForm<Words>({
    key: `close-regime:${regime.id}:${regime.version}`,
    first: { lastDay: null, reason: '' },
    check: ({ lastDay, reason }) => {
      const errors: FormErrors<Words> = {};
      if (lastDay === null) errors.lastDay = t('close.noDay');
      if (reason.trim().length < 3) errors.reason = t('close.noReason');
      return errors;
    },
  });
  const send = async ({ lastDay, reason }: Words) => {
    const last = lastDay ?? '';
    const body = { version: regime.version, lastDay: last, reason };
    await close.mutateAsync({ params: { id: regime.id }, body });
    toast(t('close.done', { day: day(last) }));
  };
  return (
    <Sheet opened onClose={onClose} title={t('close.title')}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send).then((sent) => sent && onClose())}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('close.send')}
            </Button>
          </>
        }
      >
        <p>
          <strong>{regime.name}</strong>
        </p>
        <p>{t('close.facts')}</p>
        <DayField
          id={fieldId(form, 'lastDay')}
          label={t('close.lastDay')}
          value={form.values.lastDay}
          onChange={(lastDay) => form.set({ lastDay })}
          {...(form.errorOf('lastDay') && { error: form.errorOf('lastDay') })}
        />
        <LongTextField form={form} name="reason" label={t('close.reason')} rows={2} />
      </Form>
    </Sheet>
  );
}
