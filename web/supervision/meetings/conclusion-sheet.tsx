import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import type {
  AgendaItem,
  Conclusion,
  Meeting,
} from '../../../server/supervision/meeting-contract.ts';
import { newKey } from '../../app/client.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { typedDeadline } from '../deadline-words.ts';
import { useSaving } from './use-saving.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly how: string;
  readonly leads: readonly UnitRef[];
  readonly coordinators: readonly UnitRef[];
  readonly deadline: string;
  readonly product: string;
}

interface ConclusionSheetProps {
  readonly meeting: Meeting;
  /** The conclusion that is changed, or the item that is concluded on; neither for a general one. */
  readonly conclusion: Conclusion | null;
  readonly item: AgendaItem | null;
  readonly onClose: () => void;
}

/** Kết luận: words, who leads and takes part, by when, with which product. */
export function ConclusionSheet({ meeting, conclusion, item, onClose }: ConclusionSheetProps) {
  const { t } = useTranslation('meetings');
  const save = useSaving();
  const units = new Map(meeting.units.map((unit) => [unit.id, unit]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => units.get(id) ?? []);
  const form = useForm<Words>({
    key: `conclusion:${meeting.id}:${conclusion?.key ?? item?.key ?? 'new'}:${meeting.version}`,
    first: {
      ...{ words: conclusion?.words ?? '', how: conclusion?.asTask === false ? 'said' : 'task' },
      leads: conclusion ? named(conclusion.leadIds) : named(item?.unitId ? [item.unitId] : []),
      coordinators: conclusion ? named(conclusion.coordinatorIds) : [],
      ...{ deadline: conclusion?.deadline?.raw ?? '', product: conclusion?.product ?? '' },
    },
    check: ({ words, how, leads, deadline }) => {
      const errors: FormErrors<Words> = {};
      if (words.trim().length < 5) errors.words = t('minutes.noWords');
      if (how === 'task' && leads.length === 0) errors.leads = t('minutes.noLead');
      if (typedDeadline(deadline) === false) errors.deadline = t('minutes.badDeadline');
      return errors;
    },
  });

  async function send({ words, how, leads, coordinators, deadline, product }: Words) {
    const made: Conclusion = {
      ...{ key: conclusion?.key ?? newKey(), itemKey: conclusion?.itemKey ?? item?.key ?? null },
      ...{ words: words.trim(), leadIds: leads.map(({ id }) => id) },
      coordinatorIds: coordinators.map(({ id }) => id),
      ...{ deadline: typedDeadline(deadline) || null, product: product.trim() || null },
      asTask: how === 'task',
    };
    const minutes = conclusion
      ? meeting.minutes.map((each) => (each.key === made.key ? made : each))
      : [...meeting.minutes, made];
    await save(meeting, { minutes });
    toast(t('saved'));
  }

  return (
    <SheetForm
      form={form}
      title={t('agenda.conclude')}
      send={t('minutes.save')}
      onSend={send}
      onClose={onClose}
    >
      {item && <p>{item.words}</p>}
      <LongTextField form={form} name="words" label={t('minutes.words')} />
      <ChoiceField
        form={form}
        name="how"
        label={t('minutes.how')}
        options={[
          { value: 'task', label: t('minutes.asTask') },
          { value: 'said', label: t('minutes.saidOnly') },
        ]}
      />
      <UnitPicker
        id={fieldId(form, 'leads')}
        label={t('minutes.leads')}
        max={500}
        value={form.values.leads}
        error={form.errorOf('leads')}
        onChange={(leads) => form.set({ leads })}
      />
      <UnitPicker
        id={fieldId(form, 'coordinators')}
        label={t('minutes.coordinators')}
        max={100}
        optional
        value={form.values.coordinators}
        onChange={(coordinators) => form.set({ coordinators })}
      />
      <DateField
        id={fieldId(form, 'deadline')}
        label={t('minutes.deadline')}
        optional
        text={form.values.deadline}
        error={form.errorOf('deadline')}
        onChange={(deadline) => form.set({ deadline })}
      />
      <TextField form={form} name="product" label={t('minutes.product')} optional />
    </SheetForm>
  );
}
