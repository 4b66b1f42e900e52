import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../server/calendar/rules/day.ts';
import { sendDirective } from '../../server/exchange/edxml/contract.ts';
import { listPlans } from '../../server/plans/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { LongTextField, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

interface Values {
  readonly planId: string;
  readonly to: string;
  readonly dueOn: string;
  readonly [field: string]: unknown;
}

/** Receivers as typed, one a line: the identifier, then the name. */
export function receiversIn(text: string): { organId: string; name: string }[] {
  return text.split('\n').flatMap((line) => {
    const [organId = '', ...name] = line.trim().split(/[\s|,;]+/);
    return organId === '' ? [] : [{ organId, name: name.join(' ') }];
  });
}

/** Gửi văn bản: the directive of an issued plan to other bodies. */
export function SendSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('edxml');
  const navigate = useNavigate();
  const send = useAct(sendDirective);
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const form = useForm<Values>({
    key: 'edxml-send',
    first: { planId: '', to: '', dueOn: '' },
    check: (values) => {
      const errors: FormErrors<Values> = {};
      const to = receiversIn(values.to);
      if (values.planId === '') errors.planId = t('form.needPlan');
      if (to.length === 0 || to.some(({ organId }) => organId.length < 3))
        errors.to = t('form.needTo');
      if (values.dueOn !== '' && parseDay(values.dueOn) === null) errors.dueOn = t('form.needDay');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('form.sendTitle')}
      send={t('form.send')}
      onClose={onClose}
      onSend={async ({ planId, to, dueOn }) => {
        const body = { planId, to: receiversIn(to), dueOn: parseDay(dueOn) };
        const { id } = await send.mutateAsync({ body });
        toast(t('done.sent'));
        await navigate({ to: '/admin/exchange/edxml/$id', params: { id } });
      }}
    >
      <ChoiceField
        form={form}
        name="planId"
        label={t('form.plan')}
        searchable
        options={(plans.data?.rows ?? []).map(({ id, number, title }) => ({
          value: id,
          label: [number, title].filter(Boolean).join(' · '),
        }))}
      />
      <LongTextField form={form} name="to" label={t('form.to')} hint={t('form.toHint')} rows={3} />
      <TextField form={form} name="dueOn" label={t('form.dueOn')} optional />
    </SheetForm>
  );
}
