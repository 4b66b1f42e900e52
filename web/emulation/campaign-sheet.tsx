import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  addCampaign,
  type Campaign,
  saveCampaign,
} from '../../server/emulation/campaign-contract.ts';
import { AWARD_FORMS, isAwardCode } from '../../server/emulation/rules/award-rules.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type FormErrors, type FormState, useForm } from '../kit/use-form.ts';
import {
  areStagesSound,
  blankStage,
  type EditWords,
  hundredths,
  wholeNumber,
  wordsOfCampaign,
  wordsToSend,
} from './campaign-words.ts';
import { DirectivePicker } from './directive-picker.tsx';
import classes from './emulation.module.css';
import { RowsEditor } from './rows-editor.tsx';

interface CampaignSheetProps {
  /** Null for a new movement. */
  readonly campaign: Campaign | null;
  /** The movement above that a new one carries on. */
  readonly superior?: Campaign;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

const NUMBERS = [
  ...(['quotaUnits', 'quotaPeople', 'people', 'usualVotes', 'dossierDays', 'reviewYears'] as const),
];

/** Lập, sửa phong trào: goals, contents, stages, clusters and the rules of the movement. */
export function CampaignSheet({ campaign, superior, onClose, onSaved }: CampaignSheetProps) {
  const { t } = useTranslation('emulation');
  const add = useAct(addCampaign);
  const save = useAct(saveCampaign);
  const form = useForm<EditWords>({
    key: `campaign:${campaign?.id ?? `new:${superior?.id ?? ''}`}:${campaign?.version ?? 0}`,
    first: wordsOfCampaign(campaign, superior ?? null),
    check: (words) => {
      const errors: FormErrors<EditWords> = {};
      if (words.name.trim().length < 3) errors.name = t('edit.noName');
      if (!areStagesSound(words.stages)) errors.stages = t('edit.noStage');
      for (const field of NUMBERS) {
        if (Number.isNaN(wholeNumber(words[field]))) errors[field] = t('edit.badNumber');
      }
      if (words.bonuses.some(({ coefficient }) => Number.isNaN(hundredths(coefficient)))) {
        errors.bonuses = t('edit.badNumber');
      }
      return errors;
    },
  });

  async function send(words: EditWords): Promise<void> {
    const superiorId = superior?.id ?? campaign?.superior?.id ?? null;
    const body = wordsToSend(words, campaign, superiorId, isAwardCode);
    const { id } = campaign
      ? await save.mutateAsync({
          params: { id: campaign.id },
          body: { ...body, version: campaign.version },
        })
      : await add.mutateAsync({ body });
    toast(t('edit.saved'));
    onSaved(id);
  }

  return (
    <SheetForm
      form={form}
      title={t('edit.title')}
      send={t('edit.save')}
      onSend={send}
      onClose={onClose}
    >
      {superior && <p className="meta">{t('edit.superior', { name: superior.name })}</p>}
      <TextField form={form} name="name" label={t('edit.name')} maxLength={500} />
      <DirectivePicker
        label={t('edit.directive')}
        hint={t('edit.directiveHint')}
        value={form.values.directiveId}
        known={(campaign ?? superior)?.directive ?? null}
        onChange={(directiveId) => form.set({ directiveId })}
      />
      <ChoiceField
        form={form}
        name="form"
        label={t('edit.form')}
        options={(['regular', 'thematic'] as const).map((value) => ({
          value,
          label: t(`form.${value}`),
        }))}
      />
      <ChoiceField
        form={form}
        name="scope"
        label={t('edit.scope')}
        options={(['country', 'authority', 'cluster', 'unit'] as const).map((value) => ({
          value,
          label: t(`scope.${value}`),
        }))}
      />
      <LongTextField form={form} name="goals" label={t('edit.goals')} />
      <LongTextField form={form} name="subjects" label={t('edit.subjects')} rows={2} />
      <Contents form={form} />
      <LongTextField
        form={form}
        name="solutions"
        label={t('edit.solutions')}
        hint={t('edit.solutionsHint')}
        optional
      />
      <Stages form={form} />
      <Clusters form={form} />
      <Rules form={form} />
    </SheetForm>
  );
}

interface Part {
  readonly form: FormState<EditWords>;
}

function Contents({ form }: Part) {
  const { t } = useTranslation('emulation');
  return (
    <RowsEditor
      label={t('edit.contents')}
      addLabel={t('edit.addContent')}
      rows={form.values.contents}
      onChange={(contents) => form.set({ contents })}
      blank={() => ({
        ...{ line: form.values.contents.at(-1)?.line ?? '', title: '' },
        lead: [],
        when: '',
      })}
    >
      {(row, change) => (
        <>
          <TextInput
            label={t('edit.line')}
            value={row.line}
            onChange={(event) => change({ line: event.currentTarget.value })}
          />
          <TextInput
            label={t('edit.content')}
            value={row.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <UnitPicker
            label={t('edit.lead')}
            value={row.lead}
            onChange={(lead) => change({ lead })}
            optional
          />
          <TextInput
            label={t('edit.when')}
            value={row.when}
            onChange={(event) => change({ when: event.currentTarget.value })}
          />
        </>
      )}
    </RowsEditor>
  );
}

function Stages({ form }: Part) {
  const { t } = useTranslation('emulation');
  const fault = form.errorOf('stages');
  return (
    <>
      <RowsEditor
        label={t('edit.stages')}
        addLabel={t('edit.addStage')}
        rows={form.values.stages}
        onChange={(stages) => form.set({ stages })}
        blank={() => blankStage(String(form.values.stages.length + 1))}
      >
        {(row, change) => (
          <>
            <TextInput
              label={t('edit.stageName')}
              value={row.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <div className={classes.two}>
              <DayField
                label={t('edit.from')}
                value={row.from}
                onChange={(from) => change({ from })}
              />
              <DayField label={t('edit.to')} value={row.to} onChange={(to) => change({ to })} />
            </div>
            <NativeSelect
              label={t('edit.review')}
              value={row.review}
              data={(['mid', 'final'] as const).map((value) => ({
                value,
                label: t(`overview.review.${value}`),
              }))}
              onChange={(event) =>
                change({ review: event.currentTarget.value === 'final' ? 'final' : 'mid' })
              }
            />
            <div className={classes.two}>
              <DayField
                label={t('edit.reviewOn')}
                value={row.reviewOn}
                onChange={(reviewOn) => change({ reviewOn })}
              />
              <DayField
                label={t('edit.ceremonyOn')}
                value={row.ceremonyOn}
                onChange={(ceremonyOn) => change({ ceremonyOn })}
              />
            </div>
          </>
        )}
      </RowsEditor>
      {fault && <p className={classes.fault}>{fault}</p>}
    </>
  );
}

function Clusters({ form }: Part) {
  const { t } = useTranslation('emulation');
  return (
    <RowsEditor
      label={t('edit.clusters')}
      addLabel={t('edit.addCluster')}
      rows={form.values.clusters}
      onChange={(clusters) => form.set({ clusters })}
      blank={() => ({ id: String(form.values.clusters.length + 1), name: '', head: [], units: [] })}
    >
      {(row, change) => (
        <>
          <TextInput
            label={t('edit.clusterName')}
            value={row.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <UnitPicker
            label={t('edit.clusterHead')}
            value={row.head}
            onChange={(head) => change({ head })}
            optional
          />
          <UnitPicker
            label={t('edit.clusterUnits')}
            value={row.units}
            max={500}
            onChange={(units) => change({ units })}
          />
        </>
      )}
    </RowsEditor>
  );
}

function Rules({ form }: Part) {
  const { t } = useTranslation('emulation');
  const fault = form.errorOf('bonuses');
  return (
    <section>
      <h3>{t('edit.settings')}</h3>
      <ChoiceField
        form={form}
        name="takesRegistrations"
        label={t('edit.takesRegistrations')}
        options={[
          { value: 'yes', label: t('edit.yes') },
          { value: 'no', label: t('edit.no') },
        ]}
      />
      {NUMBERS.map((name) => (
        <TextField
          key={name}
          form={form}
          name={name}
          label={t(`edit.${name}`)}
          inputMode="numeric"
          optional
        />
      ))}
      <ChoiceField
        form={form}
        name="rounding"
        label={t('edit.rounding')}
        options={(['down', 'nearest', 'up'] as const).map((value) => ({
          value,
          label: t(`rounding.${value}`),
        }))}
      />
      <RowsEditor
        label={t('edit.bonuses')}
        addLabel={t('edit.addBonus')}
        rows={form.values.bonuses}
        onChange={(bonuses) => form.set({ bonuses })}
        blank={() => ({ award: 'certificate_unit', coefficient: '', basis: '' })}
      >
        {(row, change) => (
          <>
            <NativeSelect
              label={t('edit.bonusAward')}
              value={row.award}
              data={AWARD_FORMS.map(({ code, name }) => ({ value: code, label: say(name) }))}
              onChange={(event) => change({ award: event.currentTarget.value })}
            />
            <TextInput
              label={t('edit.bonusCoefficient')}
              inputMode="decimal"
              value={row.coefficient}
              onChange={(event) => change({ coefficient: event.currentTarget.value })}
            />
            <TextInput
              label={t('edit.bonusBasis')}
              value={row.basis}
              onChange={(event) => change({ basis: event.currentTarget.value })}
            />
          </>
        )}
      </RowsEditor>
      {fault && <p className={classes.fault}>{fault}</p>}
    </section>
  );
}
