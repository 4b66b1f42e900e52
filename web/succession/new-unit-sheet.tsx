import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { nameKey } from '../../server/organisation/rules/name-key.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../server/organisation/rules/unit-kind.ts';
import type { Reorganisation } from '../../server/succession/contract.ts';
import { NewUnit } from '../../server/succession/plan-contract.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';
import { useSavePlan } from './use-plan.ts';

interface UnitWords {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parent: readonly UnitRef[];
}

interface NewUnitSheetProps {
  readonly reorganisation: Reorganisation;
  readonly onClose: () => void;
}

/** A unit that the plan founds on its day. */
export function NewUnitSheet({ reorganisation, onClose }: NewUnitSheetProps) {
  const { t } = useTranslation('succession');
  const save = useSavePlan(reorganisation);
  const { newUnits } = reorganisation.words;
  const form = useForm<UnitWords>({
    key: `new-unit:${reorganisation.id}`,
    first: { name: '', shortName: '', kind: 'division', parent: [] },
    check: ({ name }) => (name.trim().length < 2 ? { name: t('form.missing') } : {}),
  });

  async function send({ name, shortName, kind, parent }: UnitWords): Promise<void> {
    const unit = NewUnit.parse({
      key: freeKey(
        name,
        newUnits.map((each) => each.key),
      ),
      ...{ name, kind, shortName: shortName.trim() || null, parent: parent[0]?.id ?? null },
    });
    await save({ newUnits: [...newUnits, unit] });
  }

  return (
    <SheetForm
      form={form}
      title={t('act.addUnit')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('form.unitName')} maxLength={300} />
      <TextField
        form={form}
        name="shortName"
        label={t('form.unitShort')}
        optional
        maxLength={100}
      />
      <ChoiceField
        form={form}
        name="kind"
        label={t('form.unitKind')}
        options={UNIT_KINDS.map((value) => ({ value, label: say(UNIT_KIND_NAMES[value]) }))}
      />
      <UnitPicker
        id={fieldId(form, 'parent')}
        label={t('form.unitParent')}
        optional
        value={form.values.parent}
        onChange={(parent) => form.set({ parent })}
      />
    </SheetForm>
  );
}

/** A key that the plan does not use yet, made of the name. */
function freeKey(name: string, taken: readonly string[]): string {
  const stem = `new:${nameKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)}`;
  let key = stem;
  for (let next = 2; taken.includes(key); next += 1) key = `${stem}-${next}`;
  return key;
}
