import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addUnit, getUnit, listUnits, type UnitRef } from '../../server/organisation/contract.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../server/organisation/rules/unit-kind.ts';
import { call } from '../app/client.ts';
import { useMe } from '../app/me.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

interface UnitWords {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly code: string;
  readonly parent: readonly UnitRef[];
  readonly validFrom: string | null;
  readonly aliases: string;
  readonly evenIfSameName: boolean;
}

/** Adds a unit to the register, under another one when opened from its page. */
export function AddUnitSheet({ parent, onClose }: { parent?: UnitRef; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const { today, acting } = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<UnitWords>({
    key: `add-unit:${parent?.id ?? ''}`,
    first: {
      name: '',
      shortName: '',
      kind: 'division',
      code: '',
      parent: [parent ?? acting.unit],
      validFrom: today,
      aliases: '',
      evenIfSameName: false,
    },
    check: ({ name, kind, validFrom }) => {
      const errors: FormErrors<UnitWords> = {};
      if (name.trim().length < 2) errors.name = t('units.form.noName');
      if (!kind) errors.kind = t('units.form.noKind');
      if (!validFrom) errors.validFrom = t('units.form.noDay');
      return errors;
    },
  });

  async function send(words: UnitWords): Promise<void> {
    const added = await call(addUnit, {
      body: {
        name: words.name,
        shortName: words.shortName.trim() || null,
        kind: words.kind,
        code: words.code.trim() || null,
        parentId: words.parent[0]?.id ?? null,
        validFrom: words.validFrom ?? today,
        aliases: words.aliases.split('\n').filter((line) => line.trim() !== ''),
        evenIfSameName: words.evenIfSameName,
      },
    });
    await Promise.all(
      [listUnits, getUnit].map((each) => client.invalidateQueries({ queryKey: keyOf(each) })),
    );
    toast(t('units.form.added', { name: added.name }));
    void navigate({ to: '/units/$id', params: { id: added.id } });
  }

  return (
    <SheetForm
      form={form}
      title={t('units.add')}
      send={t('units.form.save')}
      onSend={send}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('units.form.name')} autoFocus maxLength={300} />
      {form.problem?.code === 'UNIT_NAME_EXISTS' && (
        <Checkbox
          label={t('units.form.sameName')}
          checked={form.values.evenIfSameName}
          onChange={(event) => form.set({ evenIfSameName: event.currentTarget.checked })}
        />
      )}
      <UnitPicker
        label={t('units.form.parent')}
        value={form.values.parent}
        onChange={(units) => form.set({ parent: units })}
        optional
      />
      <ChoiceField
        form={form}
        name="kind"
        label={t('units.form.kind')}
        options={UNIT_KINDS.map((kind) => ({ value: kind, label: say(UNIT_KIND_NAMES[kind]) }))}
      />
      <TextField form={form} name="shortName" label={t('units.form.shortName')} optional />
      <TextField
        form={form}
        name="code"
        label={t('units.form.code')}
        hint={t('units.form.codeHint')}
        optional
      />
      <DayField
        id={fieldId(form, 'validFrom')}
        label={t('units.form.validFrom')}
        value={form.values.validFrom}
        error={form.errorOf('validFrom')}
        onChange={(validFrom) => form.set({ validFrom })}
      />
      <LongTextField
        form={form}
        name="aliases"
        label={t('units.form.aliases')}
        hint={t('units.form.aliasesHint')}
        rows={2}
        optional
      />
    </SheetForm>
  );
}
