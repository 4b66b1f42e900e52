import { useTranslation } from 'react-i18next';
import { parseNumber } from '../../server/calendar/rules/numbers.ts';
import { parsePeriod } from '../../server/calendar/rules/period.ts';
import type { IndicatorRow, TargetShape } from '../../server/indicators/contract.ts';
import { settled } from '../../server/indicators/rules/found-target.ts';
import type { ProposedTarget } from '../../server/indicators/rules/proposed-target.ts';
import { readTarget } from '../../server/indicators/rules/read-target.ts';
import { sayPromise } from '../../server/indicators/rules/say.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import type { FormErrors, FormState } from '../kit/use-form.ts';

/** A target as it is typed: its words, and what words leave open. */
export interface TargetValues {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly due: string;
  readonly other: string;
  readonly baseline: string;
  readonly baselinePeriod: string;
  readonly path: string;
  readonly aspirational: string;
}

export function firstTarget(words = '', due = String(new Date().getFullYear())): TargetValues {
  return {
    words,
    due,
    other: '',
    baseline: '',
    baselinePeriod: '',
    path: 'straight',
    aspirational: '',
  };
}

/** What the words come to, with the year typed beside them; null where there are none. */
export function readWords({ words, due }: TargetValues): ProposedTarget | null {
  const year = Number(due);
  if (words.trim() === '' || !Number.isInteger(year)) return null;
  return readTarget(words, { year, fromYear: Math.min(year, new Date().getFullYear()) });
}

type Say = (key: 'needYear' | 'needOther' | 'badNumber') => string;

/** What is wrong with a target as typed. */
export function targetFaults(
  values: TargetValues,
  others: readonly IndicatorRow[],
  t: Say,
): FormErrors<TargetValues> {
  const found = readWords(values);
  const { due, other, baseline, baselinePeriod } = values;
  const needsOther = found?.promise.kind === 'compare';
  return {
    ...(/^(?:19|20)\d\d$/.test(due) ? {} : { due: t('needYear') }),
    ...(needsOther && !others.some(({ code }) => code === other) ? { other: t('needOther') } : {}),
    ...(baseline !== '' && !parseNumber(baseline).ok ? { baseline: t('badNumber') } : {}),
    ...(baseline !== '' && !parsePeriod(baselinePeriod) ? { baselinePeriod: t('needYear') } : {}),
  };
}

/** The target as the server takes it; null where there are no words. */
export function targetOf(
  values: TargetValues,
  others: readonly IndicatorRow[],
): Pick<TargetShape, 'promise' | 'quote' | 'aspirational' | 'baseline' | 'path' | 'eachOf'> | null {
  const found = readWords(values);
  if (!found) return null;
  const typed = parseNumber(values.baseline);
  const otherId = others.find(({ code }) => code === values.other)?.id ?? '';
  return {
    promise: settled(found.promise, otherId),
    quote: values.words.trim(),
    aspirational: found.aspirational || values.aspirational === 'yes',
    baseline: typed.ok ? { period: values.baselinePeriod, value: typed.value } : found.baseline,
    path: values.path === 'stepped' ? 'stepped' : 'straight',
    eachOf: found.eachOf,
  };
}

interface TargetFieldsProps<Values extends TargetValues> {
  readonly form: FormState<Values>;
  readonly others: readonly IndicatorRow[];
  readonly optional?: boolean;
}

/** The words of a target with the answer of what they were read as, and what they leave open. */
export function TargetWordsFields<Values extends TargetValues>(props: TargetFieldsProps<Values>) {
  const { form, others, optional } = props;
  const { t } = useTranslation('indicators');
  const found = readWords(form.values);
  const otherName = found?.promise.kind === 'compare' ? found.promise.otherName : null;
  return (
    <>
      <LongTextField
        form={form}
        name="words"
        rows={2}
        {...(optional ? { optional } : {})}
        label={t('form.words')}
        hint={found ? t('form.read', { promised: say(saidOf(found)) }) : t('form.wordsHint')}
      />
      <TextField form={form} name="due" inputMode="numeric" label={t('form.due')} />
      {otherName !== null && (
        <ChoiceField
          form={form}
          name="other"
          searchable
          label={t('form.other')}
          hint={t('form.otherHint', { name: otherName })}
          options={others.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        />
      )}
      <TextField
        form={form}
        name="baseline"
        inputMode="decimal"
        optional
        label={t('form.baseline')}
      />
      {form.values.baseline !== '' && (
        <TextField form={form} name="baselinePeriod" label={t('form.baselinePeriod')} />
      )}
      <ChoiceField
        form={form}
        name="path"
        label={t('form.path')}
        options={(['straight', 'stepped'] as const).map((value) => ({
          value,
          label: t(`form.paths.${value}`),
        }))}
      />
    </>
  );
}

function saidOf(found: ProposedTarget) {
  const other = found.promise.kind === 'compare' ? found.promise.otherName : null;
  const promise = settled(found.promise, '0');
  return sayPromise({ ...found, promise, decimals: 2, ranking: null, otherName: other });
}
