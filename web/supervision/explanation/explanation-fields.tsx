import { useTranslation } from 'react-i18next';
import { EXPLANATION_LEAST } from '../../../server/tasks/explanation-draft-contract.ts';
import { getOverdueSettings } from '../../../server/tasks/overdue-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { say } from '../../kit/format.ts';
import type { FormState } from '../../kit/use-form.ts';

/** What a form of its own keeps of an explanation. */
export interface ExplanationValues {
  readonly cause: string;
  readonly why: string;
  readonly newDay: string | null;
}

export const NO_EXPLANATION: ExplanationValues = { cause: '', why: '', newDay: null };

type Sentences = ReturnType<typeof useTranslation<'supervision'>>['t'];

/** What is missing in an explanation. */
export function explanationFaults(
  { cause, why, newDay }: ExplanationValues,
  today: string,
  t: Sentences,
) {
  const now = why.trim().length;
  return {
    ...(cause === '' ? { cause: t('explanation.chooseCause') } : {}),
    ...(now < EXPLANATION_LEAST
      ? { why: t('explanation.short', { least: EXPLANATION_LEAST, now }) }
      : {}),
    ...(newDay !== null && newDay < today ? { newDay: t('explanation.passed') } : {}),
  };
}

/** The explanation as the server takes it. */
export function draftOf({ cause, why, newDay }: ExplanationValues) {
  return { cause, words: why, newDueOn: newDay };
}

/** Nguyên nhân, giải trình, ngày sẽ hoàn thành: the same fields wherever a unit explains. */
export function ExplanationFields<Values extends ExplanationValues>(props: {
  readonly form: FormState<Values & { [field: string]: unknown }>;
  /** The work is done: by when it will be is not asked. */
  readonly isDone?: boolean;
}) {
  const { form, isDone = false } = props;
  const { t } = useTranslation('supervision');
  const settings = useRead(getOverdueSettings, {});
  const causes = (settings.data?.causes ?? []).filter(({ retired }) => !retired);
  const kindOf = (objective: boolean) => t(`explanation.${objective ? 'objective' : 'subjective'}`);
  return (
    <>
      <ChoiceField
        form={form}
        name="cause"
        label={t('explanation.cause')}
        options={causes.map((cause) => ({
          value: cause.key,
          label: `${say(cause)} (${kindOf(cause.objective)})`,
        }))}
      />
      <LongTextField
        form={form}
        name="why"
        label={t('explanation.words')}
        hint={t('explanation.wordsHint', {
          ...{ least: EXPLANATION_LEAST, now: form.values.why.trim().length },
        })}
        rows={3}
      />
      {!isDone && (
        <DayField
          id={fieldId(form, 'newDay')}
          label={t('explanation.newDay')}
          optional
          value={form.values.newDay}
          error={form.errorOf('newDay')}
          onChange={(newDay) => form.set({ newDay } as Partial<typeof form.values>)}
        />
      )}
    </>
  );
}
