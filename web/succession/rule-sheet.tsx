import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import type { Reorganisation } from '../../server/succession/contract.ts';
import { Rule } from '../../server/succession/plan-contract.ts';
import { HOLDING_KINDS } from '../../server/succession/rules/kinds.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { fieldId, Label, LongTextField, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';
import { linesOf, type NamedUnit, unitsOfPlan, useSavePlan } from './use-plan.ts';

interface RuleWords {
  readonly [field: string]: unknown;
  readonly label: string;
  readonly from: readonly string[];
  readonly kinds: readonly string[];
  readonly fields: string;
  readonly words: string;
  readonly under: readonly UnitRef[];
  readonly to: string;
}

interface RuleSheetProps {
  readonly reorganisation: Reorganisation;
  /** The place of the rule in the plan; null for a new one. */
  readonly at: number | null;
  readonly onClose: () => void;
}

/** Which things go where: by field, by words, by area, by kind; with nothing asked it is the default. */
export function RuleSheet({ reorganisation, at, onClose }: RuleSheetProps) {
  const { t } = useTranslation('succession');
  const save = useSavePlan(reorganisation);
  const { rules } = reorganisation.words;
  const rule = at === null ? undefined : rules[at];
  const known = unitsOfPlan(reorganisation);
  const holders = [...known.values()].filter(({ key }) => !key.startsWith('new:'));
  const form = useForm<RuleWords>({
    key: `rule:${reorganisation.id}:${at ?? 'new'}`,
    first: {
      ...{ label: rule?.label ?? '', from: rule?.from ?? [], kinds: rule?.kinds ?? [] },
      fields: (rule?.match.fields ?? []).join('\n'),
      words: (rule?.match.words ?? []).join('\n'),
      under: (rule?.match.under ?? []).map((id) => ({
        ...{ id, name: known.get(id)?.name ?? id, shortName: null },
      })),
      to: rule?.to ?? '',
    },
    check: ({ to }) => (to === '' ? { to: t('form.missing') } : {}),
  });

  async function send({ label, from, kinds, fields, words, under, to }: RuleWords): Promise<void> {
    const match = {
      ...(rule?.match ?? {}),
      ...{ fields: linesOf(fields), words: linesOf(words), under: under.map(({ id }) => id) },
    };
    const next = Rule.parse({ label, from, kinds, match, to });
    await save({ rules: at === null ? [...rules, next] : rules.with(at, next) });
  }

  return (
    <SheetForm
      form={form}
      title={t(at === null ? 'act.addRule' : 'act.edit')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      <TextField form={form} name="label" label={t('form.label')} optional maxLength={200} />
      <LongTextField form={form} name="fields" label={t('form.fields')} optional />
      <LongTextField form={form} name="words" label={t('form.words')} optional />
      <UnitPicker
        id={fieldId(form, 'under')}
        label={t('form.under')}
        max={5_000}
        optional
        value={form.values.under}
        onChange={(under) => form.set({ under })}
      />
      <MultiSelect
        label={<Label label={t('form.kinds')} optional />}
        data={HOLDING_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={[...form.values.kinds]}
        onChange={(kinds) => form.set({ kinds })}
        comboboxProps={{ withinPortal: true }}
      />
      <MultiSelect
        label={<Label label={t('form.ofUnits')} optional />}
        data={holders.map(({ key, name }) => ({ value: key, label: name }))}
        value={[...form.values.from]}
        searchable
        limit={100}
        onChange={(from) => form.set({ from })}
        comboboxProps={{ withinPortal: true }}
      />
      <ChoiceField
        form={form}
        name="to"
        label={t('form.destination')}
        searchable
        options={useDestinations([...known.values()])}
      />
    </SheetForm>
  );
}

/** Where things may go by a plan. */
export function useDestinations(units: readonly NamedUnit[]): { value: string; label: string }[] {
  const { t } = useTranslation('succession');
  return [
    ...units.map(({ key, name }) => ({ value: key, label: name })),
    { value: 'parent', label: t('form.toParent') },
    { value: 'stay', label: t('form.toStay') },
    { value: 'end', label: t('form.toEnd') },
  ];
}
