import { useTranslation } from 'react-i18next';
import type { ValueShape } from '../../server/amendments/rules/kinds.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DateField } from '../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import type { FormState } from '../kit/use-form.ts';
import { FIELDS_OF, type ValueDraft } from './value-draft.ts';

/** What a form of a new value chooses from. */
export interface ValueChoices {
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly sources: readonly { readonly key: string; readonly name: string }[];
  readonly indicators: readonly { readonly id: string; readonly name: string }[];
}

export const NO_CHOICES: ValueChoices = { tasks: [], fields: [], sources: [], indicators: [] };

interface ValueFieldsProps<Values extends ValueDraft> {
  readonly form: FormState<Values>;
  readonly shape: ValueShape;
  readonly choices: ValueChoices;
  /** How many units may lead: one, or several. */
  readonly most?: number;
}

/** The fields in which a new value of a shape is typed. */
export function ValueFields<Values extends ValueDraft>(props: ValueFieldsProps<Values>) {
  return FIELDS_OF[props.shape].map((name) => <ValueField key={name} {...props} name={name} />);
}

function ValueField<Values extends ValueDraft>({
  form,
  shape,
  name,
  choices,
  most = 50,
}: ValueFieldsProps<Values> & { readonly name: (typeof FIELDS_OF)[ValueShape][number] }) {
  const { t } = useTranslation('amendments');
  const set = (change: Partial<ValueDraft>) => form.set({ ...form.values, ...change });
  const options = (list: readonly { id: string; name?: string; title?: string }[]) =>
    list.map(({ id, name: said, title }) => ({ value: id, label: said ?? title ?? id }));
  switch (name) {
    case 'words': {
      const label = shape === 'task' ? 'title' : shape === 'phase' ? 'name' : 'after';
      return <LongTextField form={form} name="words" label={t(`form.${label}`)} rows={2} />;
    }
    case 'units':
    case 'coordinators':
      return (
        <UnitPicker
          id={fieldId(form, name)}
          label={t(name === 'coordinators' ? 'form.coordinators' : unitsLabel(shape))}
          max={name === 'units' ? most : 50}
          optional={name === 'coordinators'}
          value={[...form.values[name]]}
          error={form.errorOf(name)}
          onChange={(units) => set({ [name]: units })}
        />
      );
    case 'deadline':
      return (
        <DateField
          id={fieldId(form, 'deadline')}
          label={t(shape === 'task' ? 'form.deadline' : 'form.after')}
          optional={shape === 'task'}
          text={form.values.deadline}
          error={form.errorOf('deadline')}
          onChange={(deadline) => set({ deadline })}
        />
      );
    case 'product':
      return <TextField form={form} name="product" label={t('form.product')} optional />;
    case 'task':
      return (
        <ChoiceField
          form={form}
          name="task"
          label={t(shape === 'into' ? 'form.into' : 'form.which')}
          options={options(choices.tasks)}
          searchable
        />
      );
    case 'field':
      return choices.fields.length === 0 ? null : (
        <ChoiceField
          form={form}
          name="field"
          label={t('form.field')}
          options={options(choices.fields)}
          optional
          clearable
        />
      );
    case 'indicator':
      return (
        <ChoiceField
          form={form}
          name="indicator"
          label={t('form.indicator')}
          options={options(choices.indicators)}
          searchable
        />
      );
    case 'source':
      return (
        <ChoiceField
          form={form}
          name="source"
          label={t('form.source')}
          options={choices.sources.map((each) => ({ value: each.key, label: each.name }))}
        />
      );
    case 'operator':
      return (
        <ChoiceField
          form={form}
          name="operator"
          label={t('form.operator')}
          options={(['>=', '>', '<=', '<', '='] as const).map((value) => ({
            value,
            label: t(`form.operators.${value}`),
          }))}
        />
      );
    case 'figure':
      return <TextField form={form} name="figure" label={t('form.value')} inputMode="decimal" />;
    case 'amount':
      return <TextField form={form} name="amount" label={t('form.amount')} inputMode="numeric" />;
    case 'year':
      return <TextField form={form} name="year" label={t('form.years')} inputMode="numeric" />;
    case 'period':
      return <TextField form={form} name="period" label={t('form.period')} />;
    case 'start':
    case 'end':
      return <TextField form={form} name={name} label={t(`form.${name}`)} optional />;
  }
}

function unitsLabel(shape: ValueShape): 'form.leads' | 'form.after' {
  return shape === 'task' ? 'form.leads' : 'form.after';
}
