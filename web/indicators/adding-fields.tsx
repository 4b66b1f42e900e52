import { useTranslation } from 'react-i18next';
import { AfterMerger, Aggregation, Direction } from '../../server/indicators/contract.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { TextField } from '../kit/form.tsx';
import type { FormState } from '../kit/use-form.ts';
import type { DefineValues } from './define-values.ts';

/** How values add up over time and units, from which other indicators, and what they can be at all. */
export function AddingFields({ form }: { form: FormState<DefineValues> }) {
  const { t } = useTranslation('indicators');
  const { overTime, overUnits, afterMerger } = form.values;
  const adds = Aggregation.options.map((value) => ({ value, label: t(`form.adds.${value}`) }));
  const isRatio = overTime === 'ratio' || overUnits === 'ratio';
  return (
    <>
      <ChoiceField
        form={form}
        name="direction"
        clearable
        label={t('form.direction')}
        options={Direction.options.map((value) => ({
          value,
          label: t(`form.directions.${value}`),
        }))}
      />
      <ChoiceField form={form} name="overTime" label={t('form.overTime')} options={adds} />
      <ChoiceField form={form} name="overUnits" label={t('form.overUnits')} options={adds} />
      <ChoiceField
        form={form}
        name="afterMerger"
        clearable
        label={t('form.afterMerger')}
        options={AfterMerger.options.map((value) => ({ value, label: t(`form.mergers.${value}`) }))}
      />
      {[overTime, overUnits, afterMerger].includes('weighted') && (
        <TextField form={form} name="weight" label={t('form.weight')} />
      )}
      {isRatio && (
        <>
          <TextField form={form} name="numerator" label={t('form.numerator')} />
          <TextField form={form} name="denominator" label={t('form.denominator')} />
          <TextField form={form} name="factor" inputMode="decimal" label={t('form.factor')} />
        </>
      )}
      <TextField
        form={form}
        name="formula"
        optional
        label={t('form.formula')}
        hint={t('form.formulaHint')}
      />
      <TextField form={form} name="min" inputMode="decimal" optional label={t('form.min')} />
      <TextField form={form} name="max" inputMode="decimal" optional label={t('form.max')} />
    </>
  );
}
