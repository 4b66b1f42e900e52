import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unlockObligations } from '../../../server/reporting/obligation-contract.ts';
import { useMe } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, LongTextField } from '../../kit/form.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';

interface Words extends Record<string, unknown> {
  readonly until: string | null;
  readonly reason: string;
}

/** Mở khoá đến..: closed reports may be handed in until a day; who allowed it and why is kept. */
export function UnlockSheet({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('reporting');
  const { t: kit } = useTranslation('kit');
  const { today } = useMe();
  const unlock = useAct(unlockObligations);
  const form = useForm<Words>({
    key: `unlock:${ids.join(',').slice(0, 200)}`,
    first: { until: null, reason: '' },
    check: ({ until, reason }) => {
      const errors: FormErrors<Words> = {};
      if (until === null || until < today) errors.until = t('unlock.noDay');
      if (reason.trim().length < 5) errors.reason = t('unlock.noReason');
      return errors;
    },
  });
  const send = async ({ until, reason }: Words) => {
    const body = { obligationIds: [...ids], until: until ?? '', reason };
    const { unlocked } = await unlock.mutateAsync({ body });
    toast(t('unlock.done', { count: unlocked }));
  };
  return (
    <Sheet opened onClose={onClose} title={t('unlock.title')}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send).then((sent) => sent && onClose())}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('unlock.send')}
            </Button>
          </>
        }
      >
        <p>{t('unlock.facts', { count: ids.length })}</p>
        <DayField
          id={fieldId(form, 'until')}
          label={t('unlock.until')}
          value={form.values.until}
          onChange={(until) => form.set({ until })}
          {...(form.errorOf('until') && { error: form.errorOf('until') })}
        />
        <LongTextField form={form} name="reason" label={t('unlock.reason')} rows={2} />
      </Form>
    </Sheet>
  );
}
