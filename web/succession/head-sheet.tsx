import { useTranslation } from 'react-i18next';
import {
  changeReorganisation,
  planReorganisation,
  type Reorganisation,
} from '../../server/succession/contract.ts';
import { PlanWords } from '../../server/succession/plan-contract.ts';
import { useToday } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DirectivePicker } from '../emulation/directive-picker.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface Head {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly onDay: string | null;
  readonly basis: string;
  readonly directiveId: string | null;
}

interface HeadSheetProps {
  readonly reorganisation: Reorganisation | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** What the plan is called, from which day, by which document. */
export function HeadSheet({ reorganisation, onClose, onSaved }: HeadSheetProps) {
  const { t } = useTranslation('succession');
  const today = useToday();
  const plan = useAct(planReorganisation);
  const change = useAct(changeReorganisation);
  const words = reorganisation?.words;
  const form = useForm<Head>({
    key: reorganisation ? `reorganise:${reorganisation.id}` : 'reorganise:new',
    first: {
      ...{ name: words?.name ?? '', onDay: words?.onDay ?? today, basis: words?.basis ?? '' },
      directiveId: words?.directiveId ?? null,
    },
    check: ({ name, onDay }) => ({
      ...(name.trim().length < 3 ? { name: t('form.missing') } : {}),
      ...(onDay ? {} : { onDay: t('form.missing') }),
    }),
  });

  async function send({ name, onDay, basis, directiveId }: Head): Promise<void> {
    const head = { name, onDay: onDay ?? today, basis, directiveId };
    const saved = reorganisation
      ? await change.mutateAsync({
          params: { id: reorganisation.id },
          body: { ...reorganisation.words, ...head, version: reorganisation.version },
        })
      : await plan.mutateAsync({ body: PlanWords.parse(head) });
    toast(t('done'));
    onSaved(saved.id);
  }

  return (
    <SheetForm
      form={form}
      title={t(reorganisation ? 'act.change' : 'add')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('form.name')} maxLength={300} />
      <DayField
        id={fieldId(form, 'onDay')}
        label={t('form.onDay')}
        value={form.values.onDay}
        error={form.errorOf('onDay')}
        onChange={(onDay) => form.set({ onDay })}
      />
      <LongTextField form={form} name="basis" label={t('form.basis')} optional />
      <DirectivePicker
        label={t('form.directive')}
        hint={t('form.directiveHint')}
        value={form.values.directiveId}
        known={reorganisation?.directive ?? null}
        onChange={(directiveId) => form.set({ directiveId })}
      />
    </SheetForm>
  );
}
