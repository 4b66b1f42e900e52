import { useTranslation } from 'react-i18next';
import { type CalendarYear, confirmYear } from '../../server/organisation/time-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

const SCOPES = ['own', 'all'] as const;

interface Words {
  readonly [field: string]: unknown;
  readonly source: string;
  readonly scope: string;
}

/** Xác nhận cả năm: every day that waits is marked as it stands, by the notice that settles it. */
export function ConfirmYearSheet({
  calendar,
  onClose,
}: {
  calendar: CalendarYear;
  onClose: () => void;
}) {
  const { t } = useTranslation('calendar');
  const confirm = useAct(confirmYear);
  const { year, days, mayMarkForAll } = calendar;
  const form = useForm<Words>({
    key: `confirm-year:${year}`,
    first: { source: '', scope: 'own' },
    check: ({ source }) => (source.trim().length < 3 ? { source: t('marking.noSource') } : {}),
  });

  async function send({ source, scope }: Words): Promise<void> {
    const to = SCOPES.find((each) => each === scope) ?? 'own';
    await confirm.mutateAsync({ params: { year }, body: { source, scope: to } });
    toast(t('confirming.done', { year }));
  }

  return (
    <SheetForm
      form={form}
      title={t('confirming.title', { year })}
      send={t('confirmYear')}
      onSend={send}
      onClose={onClose}
    >
      <p>{t('confirming.what', { count: days.filter(({ sure }) => !sure).length })}</p>
      <TextField
        form={form}
        name="source"
        label={t('marking.source')}
        hint={t('marking.sourceHint')}
        maxLength={500}
        autoFocus
      />
      {mayMarkForAll && (
        <ChoiceField
          form={form}
          name="scope"
          label={t('marking.scope')}
          options={SCOPES.map((value) => ({ value, label: t(`from.${value}`) }))}
        />
      )}
    </SheetForm>
  );
}
