import { useTranslation } from 'react-i18next';
import {
  type Amendment,
  type ShownChange,
  settleChange,
} from '../../server/amendments/contract.ts';
import { KINDS } from '../../server/amendments/rules/kinds.ts';
import { listAmendable } from '../../server/amendments/versions-contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { useSay } from './change-card.tsx';
import { type Judgement, useJudging } from './use-judging.ts';
import { draftFrom, EMPTY, FIELDS_OF, faultOf, type ValueDraft, valueFrom } from './value-draft.ts';
import { NO_CHOICES, ValueFields } from './value-fields.tsx';

interface OfChange {
  readonly amendment: Amendment;
  readonly change: ShownChange;
  readonly onClose: () => void;
}

interface JudgeDraft extends ValueDraft {
  readonly said: string;
}

/** Đồng ý, đồng ý với mức khác, không đồng ý: with a value where it is another, with words where it is no. */
export function JudgeSheet({
  amendment,
  change,
  judgement,
  onClose,
}: OfChange & { readonly judgement: Judgement }) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const { judge } = useJudging(amendment);
  const shape = judgement === 'other' ? KINDS[change.kind].value : null;
  const choices = useRead(
    listAmendable,
    { params: { id: amendment.plan.id }, query: { thing: 'task' } },
    { enabled: shape === 'into' },
  );
  const form = useForm<JudgeDraft>({
    key: `judge:${judgement}:${amendment.id}:${change.key}`,
    first: { ...EMPTY, ...draftFrom(change.after, []), said: '' },
    check: (values) => {
      const errors: FormErrors<JudgeDraft> = {};
      for (const field of shape === null ? [] : FIELDS_OF[shape]) {
        const fault = shape && faultOf(field, values, shape);
        if (fault) errors[field] = t(`form.${fault}`);
      }
      if (judgement === 'no' && values.said.trim().length < 5) errors.said = t('form.short');
      return errors;
    },
  });
  const titles = { agree: 'act.agree', other: 'judge.otherTitle', no: 'judge.noTitle' } as const;
  return (
    <SheetForm
      form={form}
      title={t(titles[judgement])}
      send={t('judge.send')}
      onClose={onClose}
      onSend={({ said, ...values }) =>
        judge([change], judgement, {
          value: valueFrom(shape, { ...EMPTY, ...values }, change.before),
          words: said.trim(),
        })
      }
    >
      <p>
        <strong>{change.title}</strong>
        <br />
        {t(`kind.${change.kind}`)}: {say(change.says.before)} → {say(change.says.after)}
      </p>
      {shape && (
        <ValueFields
          form={form}
          shape={shape}
          choices={{ ...NO_CHOICES, tasks: choices.data?.items ?? [] }}
        />
      )}
      <LongTextField
        form={form}
        name="said"
        label={t('form.words')}
        optional={judgement !== 'no'}
        rows={2}
      />
    </SheetForm>
  );
}

/** Xử lý thay đổi còn giữ: apply what was decided to what stands now, or drop it. */
export function HeldSheet({
  amendment,
  change,
  apply,
  onClose,
}: OfChange & { readonly apply: boolean }) {
  const { t } = useTranslation('amendments');
  const settle = useAct(settleChange);
  const { id, version } = amendment;
  const form = useForm<{ words: string }>({
    key: `settle:${apply}:${id}:${change.key}`,
    first: { words: '' },
    check: ({ words }): { words?: string } =>
      words.trim().length < 5 ? { words: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t(apply ? 'settle.apply' : 'settle.drop')}
      send={t(apply ? 'act.settle' : 'act.dropHeld')}
      onClose={onClose}
      onSend={async ({ words }) => {
        const body = { version, key: change.key, apply, words: words.trim() };
        await settle.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <p>{t(apply ? 'settle.applyNote' : 'settle.dropNote')}</p>
      <LongTextField form={form} name="words" label={t('settle.why')} rows={2} />
    </SheetForm>
  );
}
