import { useTranslation } from 'react-i18next';
import { type Amendment, bindAmendment } from '../../server/amendments/contract.ts';
import { useToday } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface BindDraft {
  readonly [field: string]: unknown;
  readonly number: string;
  readonly on: string | null;
  readonly effectiveOn: string | null;
  readonly signer: string;
}

/** Gắn quyết định: its number, its day, and the day from which the changes hold. */
export function BindSheet({
  amendment,
  onClose,
}: {
  readonly amendment: Amendment;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('amendments');
  const today = useToday();
  const bind = useAct(bindAmendment);
  const { id, version } = amendment;
  const form = useForm<BindDraft>({
    key: `bind-amendment:${id}`,
    first: { number: '', on: today, effectiveOn: today, signer: '' },
    check: ({ number, on, effectiveOn }) => ({
      ...(number.trim().length < 3 ? { number: t('form.missing') } : {}),
      ...(on ? {} : { on: t('form.missing') }),
      ...(effectiveOn ? {} : { effectiveOn: t('form.missing') }),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('bind.title')}
      send={t('bind.send')}
      onClose={onClose}
      onSend={async ({ number, on, effectiveOn, signer }) => {
        const days = { on: on ?? today, effectiveOn: effectiveOn ?? today };
        const body = { version, number: number.trim(), ...days, position: '', signer };
        await bind.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <p>{t('bind.note')}</p>
      <TextField form={form} name="number" label={t('bind.number')} maxLength={60} />
      {(['on', 'effectiveOn'] as const).map((name) => (
        <DayField
          key={name}
          id={fieldId(form, name)}
          label={t(`bind.${name}`)}
          value={form.values[name]}
          error={form.errorOf(name)}
          onChange={(day) => form.set({ [name]: day })}
        />
      ))}
      <TextField form={form} name="signer" label={t('bind.signer')} optional />
    </SheetForm>
  );
}
