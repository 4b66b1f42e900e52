import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import type { Reorganisation } from '../../server/succession/contract.ts';
import { Step } from '../../server/succession/plan-contract.ts';
import { STEP_KINDS } from '../../server/succession/rules/kinds.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { fieldId, Label, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';
import { unitsOfPlan, useSavePlan } from './use-plan.ts';

interface StepWords {
  readonly [field: string]: unknown;
  readonly kind: string;
  readonly from: readonly UnitRef[];
  readonly to: readonly UnitRef[];
  readonly toNew: readonly string[];
  readonly name: string;
  readonly parent: readonly UnitRef[];
  readonly below: string;
}

interface StepSheetProps {
  readonly reorganisation: Reorganisation;
  /** The place of the step in the plan; null for a new one. */
  readonly at: number | null;
  readonly onClose: () => void;
}

const BELOW = ['along', 'same_name', 'named'] as const;
const MOST = 2_000;

/** One event: what becomes of which units. */
export function StepSheet({ reorganisation, at, onClose }: StepSheetProps) {
  const { t } = useTranslation('succession');
  const save = useSavePlan(reorganisation);
  const { steps, newUnits } = reorganisation.words;
  const step = at === null ? undefined : steps[at];
  const known = unitsOfPlan(reorganisation);
  const refs = (keys: readonly string[]): UnitRef[] =>
    keys.flatMap((key) => {
      const unit = known.get(key);
      return unit && !key.startsWith('new:') ? [{ id: key, name: unit.name, shortName: null }] : [];
    });
  const form = useForm<StepWords>({
    key: `step:${reorganisation.id}:${at ?? 'new'}`,
    first: {
      ...{ kind: step?.kind ?? 'merge', from: refs(step?.from ?? []), to: refs(step?.to ?? []) },
      toNew: (step?.to ?? []).filter((key) => key.startsWith('new:')),
      ...{ name: step?.name ?? '', parent: refs(step?.parent ? [step.parent] : []) },
      below: step?.below ?? 'along',
    },
    check: ({ from }) => (from.length === 0 ? { from: t('form.missing') } : {}),
  });
  const { kind } = form.values;
  const takesOver = kind === 'merge' || kind === 'split' || kind === 'transfer';

  async function send(given: StepWords): Promise<void> {
    const { from, to, toNew, name, parent, below } = given;
    const next = Step.parse({
      ...{ kind: given.kind, from: from.map(({ id }) => id), below },
      to: takesOver ? [...to.map(({ id }) => id), ...toNew] : [],
      ...(given.kind === 'rename' ? { name } : {}),
      ...(given.kind === 'move' && parent[0] ? { parent: parent[0].id } : {}),
    });
    await save({ steps: at === null ? [...steps, next] : steps.with(at, next) });
  }

  return (
    <SheetForm
      form={form}
      title={t(at === null ? 'act.addStep' : 'act.edit')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      <ChoiceField
        form={form}
        name="kind"
        label={t('form.kind')}
        options={STEP_KINDS.map((value) => ({ value, label: t(`step.${value}`) }))}
      />
      <UnitPicker
        id={fieldId(form, 'from')}
        label={t('form.from')}
        max={MOST}
        value={form.values.from}
        error={form.errorOf('from')}
        onChange={(from) => form.set({ from })}
      />
      {takesOver && (
        <>
          <UnitPicker
            id={fieldId(form, 'to')}
            label={t('form.to')}
            max={200}
            optional
            value={form.values.to}
            onChange={(to) => form.set({ to })}
          />
          {newUnits.length > 0 && (
            <MultiSelect
              label={<Label label={t('form.toNew')} optional />}
              data={newUnits.map(({ key, name }) => ({ value: key, label: name }))}
              value={[...form.values.toNew]}
              searchable
              onChange={(toNew) => form.set({ toNew })}
              comboboxProps={{ withinPortal: true }}
            />
          )}
        </>
      )}
      {kind === 'rename' && <TextField form={form} name="name" label={t('form.newName')} />}
      {kind === 'move' && (
        <UnitPicker
          id={fieldId(form, 'parent')}
          label={t('form.parent')}
          value={form.values.parent}
          onChange={(parent) => form.set({ parent })}
        />
      )}
      {kind !== 'transfer' && kind !== 'move' && (
        <ChoiceField
          form={form}
          name="below"
          label={t('form.below')}
          options={BELOW.map((value) => ({ value, label: t(`form.belowIs.${value}`) }))}
        />
      )}
    </SheetForm>
  );
}
