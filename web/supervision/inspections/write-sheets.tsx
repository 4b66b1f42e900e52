import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import {
  DEGREES,
  type Inspection,
  recommend,
  recordFinding,
  recordVisit,
  uploadInspectionFile,
} from '../../../server/supervision/inspection-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DateField, DayField } from '../../kit/date-field.tsx';
import { FileDrop, type UploadedFile } from '../../kit/file-drop.tsx';
import { fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { typedDeadline } from '../deadline-words.ts';

interface WriteProps {
  readonly inspection: Inspection;
  readonly onClose: () => void;
}

interface UnitWords {
  readonly [field: string]: unknown;
  readonly unit: readonly UnitRef[];
}

interface UnitOfProps {
  readonly id: string;
  readonly value: readonly UnitRef[];
  readonly error: string | undefined;
  readonly onChange: (unit: UnitRef[]) => void;
}

function UnitOf(props: UnitOfProps) {
  const { t } = useTranslation('inspections');
  return <UnitPicker label={t('form.unit')} {...props} />;
}

interface VisitWords extends UnitWords {
  readonly from: string | null;
  readonly to: string | null;
  readonly place: string;
  readonly team: string;
  readonly lookedAt: string;
}

/** Ghi đợt làm việc: where the team was, when, and what it looked at. */
export function VisitSheet({ inspection, onClose }: WriteProps) {
  const { t } = useTranslation('inspections');
  const today = useToday();
  const send = useAct(recordVisit);
  const form = useForm<VisitWords>({
    key: `visit:${inspection.id}`,
    first: {
      ...{ unit: inspection.units.slice(0, 1), from: today, to: today, place: '', lookedAt: '' },
      team: inspection.plan.team,
    },
    check: ({ unit, from, to, lookedAt }) => {
      const errors: FormErrors<VisitWords> = {};
      if (unit.length === 0) errors.unit = t('form.missing');
      if (!from) errors.from = t('form.missing');
      if (!to) errors.to = t('form.missing');
      else if (from && to < from) errors.to = t('form.order');
      if (lookedAt.trim().length < 3) errors.lookedAt = t('form.missing');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('act.visit')}
      send={t('form.save')}
      onClose={onClose}
      onSend={async ({ unit: [unit], from, to, place, team, lookedAt }) => {
        const body = { unitId: unit?.id ?? '', fromOn: from ?? '', toOn: to ?? '' };
        const params = { id: inspection.id };
        await send.mutateAsync({ params, body: { ...body, place, team, lookedAt } });
        toast(t('done'));
      }}
    >
      <UnitOf
        id={fieldId(form, 'unit')}
        value={form.values.unit}
        error={form.errorOf('unit')}
        onChange={(unit) => form.set({ unit })}
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
      <TextField form={form} name="place" label={t('form.place')} optional />
      <LongTextField form={form} name="lookedAt" label={t('form.lookedAt')} />
      <LongTextField form={form} name="team" label={t('form.team')} optional />
    </SheetForm>
  );
}

interface FindingWords extends UnitWords {
  readonly words: string;
  readonly nature: string;
  readonly degree: string;
  readonly cause: string;
  readonly responsibility: string;
  readonly person: string;
  readonly files: readonly UploadedFile[];
}

/** Ghi phát hiện: nature, degree, cause, responsibility of unit and person, evidence. */
export function FindingSheet({ inspection, onClose }: WriteProps) {
  const { t } = useTranslation('inspections');
  const send = useAct(recordFinding);
  const form = useForm<FindingWords>({
    key: `finding:${inspection.id}`,
    first: {
      ...{ unit: inspection.units.slice(0, 1), words: '', nature: '', degree: 'minor' },
      ...{ cause: '', responsibility: '', person: '', files: [] },
    },
    check: ({ unit, words, nature, cause, responsibility }) => {
      const errors: FormErrors<FindingWords> = {};
      if (unit.length === 0) errors.unit = t('form.missing');
      if (words.trim().length < 10) errors.words = t('form.short');
      if (nature.trim().length < 3) errors.nature = t('form.missing');
      if (cause.trim().length < 3) errors.cause = t('form.missing');
      if (responsibility.trim().length < 3) errors.responsibility = t('form.missing');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('act.find')}
      send={t('form.save')}
      onClose={onClose}
      onSend={async ({ unit: [unit], degree, person, files, ...said }) => {
        const { words, nature, cause, responsibility } = said;
        await send.mutateAsync({
          params: { id: inspection.id },
          body: {
            ...{ unitId: unit?.id ?? '', words, nature, cause, responsibility },
            degree: DEGREES.find((each) => each === degree) ?? 'minor',
            personName: person.trim() || null,
            fileIds: files.map(({ id }) => id),
          },
        });
        toast(t('done'));
      }}
    >
      <UnitOf
        id={fieldId(form, 'unit')}
        value={form.values.unit}
        error={form.errorOf('unit')}
        onChange={(unit) => form.set({ unit })}
      />
      <LongTextField form={form} name="words" label={t('form.words')} />
      <TextField form={form} name="nature" label={t('form.nature')} />
      <ChoiceField
        form={form}
        name="degree"
        label={t('degree.label')}
        options={DEGREES.map((value) => ({ value, label: t(`degree.${value}`) }))}
      />
      <LongTextField form={form} name="cause" label={t('form.cause')} rows={2} />
      <LongTextField form={form} name="responsibility" label={t('form.responsibility')} rows={2} />
      <TextField form={form} name="person" label={t('form.person')} optional />
      <FileDrop
        label={t('form.files')}
        optional
        endpoint={uploadInspectionFile}
        value={form.values.files}
        onChange={(change) => form.set({ files: change(form.values.files) })}
      />
    </SheetForm>
  );
}

interface AdviceWords extends UnitWords {
  readonly finding: string;
  readonly words: string;
  readonly deadline: string;
  readonly how: string;
}

/** Thêm kiến nghị: what the unit is to do, by when, and how it is followed. */
export function RecommendSheet({ inspection, onClose }: WriteProps) {
  const { t } = useTranslation('inspections');
  const send = useAct(recommend);
  const form = useForm<AdviceWords>({
    key: `recommend:${inspection.id}`,
    first: {
      ...{ unit: inspection.units.slice(0, 1), finding: '', words: '', deadline: '' },
      how: 'answer',
    },
    check: ({ unit, words, deadline }) => {
      const errors: FormErrors<AdviceWords> = {};
      if (unit.length === 0) errors.unit = t('form.missing');
      if (words.trim().length < 10) errors.words = t('form.short');
      if (typedDeadline(deadline) === false) errors.deadline = t('form.badDeadline');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('act.recommend')}
      send={t('form.save')}
      onClose={onClose}
      onSend={async ({ unit: [unit], finding, words, deadline, how }) => {
        await send.mutateAsync({
          params: { id: inspection.id },
          body: {
            ...{ unitId: unit?.id ?? '', words, findingId: finding || null },
            ...{ deadline: typedDeadline(deadline) || null, asTask: how === 'task' },
          },
        });
        toast(t('done'));
      }}
    >
      <UnitOf
        id={fieldId(form, 'unit')}
        value={form.values.unit}
        error={form.errorOf('unit')}
        onChange={(unit) => form.set({ unit })}
      />
      <LongTextField form={form} name="words" label={t('form.adviceWords')} />
      {inspection.found.length > 0 && (
        <ChoiceField
          form={form}
          name="finding"
          label={t('form.words')}
          clearable
          options={inspection.found.map(({ id, words }) => ({
            value: id,
            label: words.slice(0, 80),
          }))}
        />
      )}
      <DateField
        id={fieldId(form, 'deadline')}
        label={t('form.deadline')}
        optional
        text={form.values.deadline}
        error={form.errorOf('deadline')}
        onChange={(deadline) => form.set({ deadline })}
      />
      <ChoiceField
        form={form}
        name="how"
        label={t('form.how')}
        options={[
          { value: 'answer', label: t('form.byAnswer') },
          { value: 'task', label: t('form.byTask') },
        ]}
      />
    </SheetForm>
  );
}
