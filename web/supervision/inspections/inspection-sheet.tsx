import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import {
  changeInspection,
  type Inspection,
  planInspection,
} from '../../../server/supervision/inspection-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly year: string;
  readonly units: readonly UnitRef[];
  readonly from: string | null;
  readonly to: string | null;
  readonly contents: string;
  readonly basis: string;
  readonly team: string;
  readonly surprise: string;
}

interface InspectionSheetProps {
  readonly inspection: Inspection | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** What is inspected, where, when, by whom. */
export function InspectionSheet({ inspection, onClose, onSaved }: InspectionSheetProps) {
  const { t } = useTranslation('inspections');
  const today = useToday();
  const plan = useAct(planInspection);
  const change = useAct(changeInspection);
  const form = useForm<Words>({
    key: inspection ? `inspection:${inspection.id}:${inspection.version}` : 'inspection:new',
    first: {
      ...{ name: inspection?.name ?? '', year: String(inspection?.year ?? today.slice(0, 4)) },
      ...{ units: inspection?.units ?? [], from: inspection?.startsOn ?? null },
      ...{ to: inspection?.endsOn ?? null, contents: inspection?.plan.contents ?? '' },
      ...{ basis: inspection?.plan.basis ?? '', team: inspection?.plan.team ?? '' },
      surprise: inspection?.isSurprise ? 'yes' : 'no',
    },
    check: ({ name, year, units, from, to, contents }) => {
      const errors: FormErrors<Words> = {};
      if (name.trim().length < 3) errors.name = t('form.missing');
      if (!/^20\d\d$/.test(year.trim())) errors.year = t('form.missing');
      if (units.length === 0) errors.units = t('form.missing');
      if (!from) errors.from = t('form.missing');
      if (!to) errors.to = t('form.missing');
      else if (from && to < from) errors.to = t('form.order');
      if (contents.trim().length < 3) errors.contents = t('form.missing');
      return errors;
    },
  });

  async function send(words: Words): Promise<void> {
    const { name, year, units, from, to, contents, basis, team, surprise } = words;
    const body = {
      ...{ name, year: Number(year), isSurprise: surprise === 'yes' },
      ...{ unitIds: units.map(({ id }) => id), startsOn: from ?? '', endsOn: to ?? '' },
      plan: { contents, basis, team },
    };
    const saved = inspection
      ? await change.mutateAsync({
          params: { id: inspection.id },
          body: { ...body, version: inspection.version },
        })
      : await plan.mutateAsync({ body });
    toast(t('done'));
    onSaved(saved.id);
  }

  return (
    <SheetForm
      form={form}
      title={t(inspection ? 'act.change' : 'add')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('form.name')} maxLength={500} />
      <TextField form={form} name="year" label={t('form.year')} inputMode="numeric" />
      <UnitPicker
        id={fieldId(form, 'units')}
        label={t('form.units')}
        max={500}
        value={form.values.units}
        error={form.errorOf('units')}
        onChange={(units) => form.set({ units })}
      />
      {(['from', 'to'] as const).map((name) => (
        <DayField
          key={name}
          id={fieldId(form, name)}
          label={t(`form.${name}`)}
          value={form.values[name]}
          error={form.errorOf(name)}
          onChange={(on) => form.set({ [name]: on })}
        />
      ))}
      <LongTextField form={form} name="contents" label={t('form.contents')} />
      <TextField form={form} name="basis" label={t('form.basis')} optional />
      <LongTextField form={form} name="team" label={t('form.team')} optional />
      <ChoiceField
        form={form}
        name="surprise"
        label={t('form.surprise')}
        options={[
          { value: 'no', label: t('form.announced') },
          { value: 'yes', label: t('form.unannounced') },
        ]}
      />
    </SheetForm>
  );
}
