import { useTranslation } from 'react-i18next';
import {
  type Amendment,
  mergeChanges,
  type ShownChange,
} from '../../server/amendments/contract.ts';
import { KINDS } from '../../server/amendments/rules/kinds.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { useSay } from './change-card.tsx';
import { EMPTY, FIELDS_OF, faultOf, type ValueDraft, valueFrom } from './value-draft.ts';
import { NO_CHOICES, ValueFields } from './value-fields.tsx';

interface MergeDraft extends ValueDraft {
  readonly take: string;
  readonly said: string;
}

interface MergeSheetProps {
  readonly amendment: Amendment;
  readonly change: ShownChange;
  readonly clash: ShownChange['clashes'][number];
  readonly onClose: () => void;
}

/** So hai đề nghị trùng: both sides in sight, and a person takes this, that, or a third value. */
export function MergeSheet({ amendment, change, clash, onClose }: MergeSheetProps) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const merge = useAct(mergeChanges);
  const shape = KINDS[change.kind].value;
  const form = useForm<MergeDraft>({
    key: `merge:${amendment.id}:${change.key}:${clash.amendmentId}`,
    first: { ...EMPTY, take: 'this', said: '' },
    check: (values) => {
      const errors: FormErrors<MergeDraft> = {};
      if (values.take === 'third' && shape) {
        for (const field of FIELDS_OF[shape]) {
          const fault = faultOf(field, values, shape);
          if (fault) errors[field] = t(`form.${fault}`);
        }
      }
      if (values.said.trim().length < 5) errors.said = t('form.short');
      return errors;
    },
  });
  const isThird = form.values.take === 'third';
  const ours = say(change.says.after) || t('merge.ends');
  const theirs = say(clash.after) || t('merge.ends');
  return (
    <SheetForm
      form={form}
      title={t('merge.title')}
      send={t('merge.send')}
      onClose={onClose}
      onSend={async ({ take, said, ...values }) => {
        const taken = (['this', 'that', 'third'] as const).find((each) => each === take) ?? 'this';
        const third = valueFrom(shape, { ...EMPTY, ...values }, change.before);
        await merge.mutateAsync({
          params: { id: amendment.id },
          body: {
            ...{ version: amendment.version, key: change.key, take: taken, words: said.trim() },
            other: { id: clash.amendmentId, key: clash.key, version: clash.version },
            value: taken === 'third' ? third : null,
          },
        });
        toast(t('done'));
      }}
    >
      <p>
        <strong>{[change.place, change.title].filter(Boolean).join(', ')}</strong>
      </p>
      <p>
        #{amendment.number} {amendment.unit.name}: {ours}. {change.reason}
      </p>
      <p>
        #{clash.number} {clash.unit}: {theirs}. {clash.reason}
      </p>
      <ChoiceField
        form={form}
        name="take"
        label={t('merge.take')}
        options={[
          { value: 'this', label: t('merge.this', { value: ours }) },
          { value: 'that', label: t('merge.that', { number: clash.number, value: theirs }) },
          ...(shape ? [{ value: 'third', label: t('merge.third') }] : []),
        ]}
      />
      {isThird && shape && <ValueFields form={form} shape={shape} choices={NO_CHOICES} />}
      <LongTextField form={form} name="said" label={t('form.reason')} rows={2} />
    </SheetForm>
  );
}
