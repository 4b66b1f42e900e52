import { useTranslation } from 'react-i18next';
import { proposeExample } from '../../server/emulation/review-contract.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { useMe } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import type { StageProps } from './stage-props.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly unit: readonly UnitRef[];
  readonly person: string;
  readonly title: string;
  readonly story: string;
  readonly proof: string;
}

/** Giới thiệu điển hình tiên tiến: whose, the story, and what proves it. */
export function ExampleSheet({ campaign, stage, onClose }: StageProps & { onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const { acting } = useMe();
  const propose = useAct(proposeExample);
  const form = useForm<Words>({
    key: `example:${stage.id}`,
    first: {
      unit: campaign.may.define ? [] : [acting.unit],
      ...{ person: '', title: '', story: '', proof: '' },
    },
    check: ({ unit, title, story, proof }) => {
      const errors: FormErrors<Words> = {};
      if (unit.length === 0) errors.unit = t('nominate.noUnit');
      if (title.trim().length < 5) errors.title = t('example.short');
      if (story.trim().length < 20) errors.story = t('example.noStory');
      if (proof.trim().length < 3) errors.proof = t('example.noProof');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('act.example')}
      send={t('example.send')}
      onClose={onClose}
      onSend={async ({ unit: [unit], person, title, story, proof }) => {
        if (!unit) return;
        await propose.mutateAsync({
          params: { id: campaign.id },
          body: {
            ...{ stageId: stage.id, unitId: unit.id, personName: person.trim() || null },
            ...{ title, story, evidence: proof },
          },
        });
        toast(t('example.done'));
      }}
    >
      <UnitPicker
        id={fieldId(form, 'unit')}
        label={t('nominate.unit')}
        value={form.values.unit}
        error={form.errorOf('unit')}
        onChange={(unit) => form.set({ unit })}
      />
      <TextField
        form={form}
        name="person"
        label={t('example.person')}
        hint={t('example.personHint')}
        optional
      />
      <TextField form={form} name="title" label={t('example.title')} maxLength={300} />
      <LongTextField form={form} name="story" label={t('example.story')} rows={5} />
      <TextField form={form} name="proof" label={t('example.proof')} maxLength={2_000} />
    </SheetForm>
  );
}
