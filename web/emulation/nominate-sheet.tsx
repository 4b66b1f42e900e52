import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  changeNomination,
  type Dossier,
  type NominationRow,
  nominate,
} from '../../server/emulation/nomination-contract.ts';
import { AWARD_FORMS, isAwardCode } from '../../server/emulation/rules/award-rules.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { useMe } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type FormErrors, type FormState, useForm } from '../kit/use-form.ts';
import { wholeNumber } from './campaign-words.ts';
import { RowsEditor } from './rows-editor.tsx';
import type { StageProps } from './stage-props.ts';

const PAPERS = ['proposal', 'achievement_report', 'certificate'] as const;
type PaperKind = (typeof PAPERS)[number];

interface PaperWords {
  readonly number: string;
  readonly on: string | null;
}
interface HeldWords {
  readonly award: string;
  readonly number: string;
  readonly on: string | null;
}
interface Words {
  readonly [field: string]: unknown;
  readonly kind: string;
  readonly award: string;
  readonly unit: readonly UnitRef[];
  readonly person: string;
  readonly achievements: string;
  readonly papers: Readonly<Record<PaperKind, PaperWords>>;
  readonly confirmed: string;
  readonly held: readonly HeldWords[];
  readonly people: string;
  readonly advanced: string;
  readonly fighters: string;
  readonly disciplined: string;
  readonly maternity: string;
}

interface NominateSheetProps extends StageProps {
  /** The nomination whose dossier is completed; null for a new one. */
  readonly row: NominationRow | null;
  readonly onClose: () => void;
}

/** Đề nghị khen thưởng, bổ sung hồ sơ. */
export function NominateSheet({ campaign, stage, row, onClose }: NominateSheetProps) {
  const { t } = useTranslation('emulation');
  const { acting } = useMe();
  const add = useAct(nominate);
  const change = useAct(changeNomination);
  const own = campaign.may.define ? [] : [acting.unit];
  const form = useForm<Words>({
    key: row ? `dossier:${row.id}:${row.version}` : `nominate:${stage.id}`,
    first: wordsOf(row, own),
    check: (words) => {
      const errors: FormErrors<Words> = {};
      if (words.unit.length === 0) errors.unit = t('nominate.noUnit');
      if (words.kind === 'person' && words.person.trim().length < 2) {
        errors.person = t('nominate.noPerson');
      }
      const isHalf = ({ number, on }: PaperWords) => (number.trim() === '') !== (on === null);
      if (PAPERS.some((kind) => isHalf(words.papers[kind])) || words.held.some(isHalf)) {
        errors.papers = t('nominate.paperHalf');
      }
      for (const field of ['people', 'advanced', 'fighters', 'disciplined'] as const) {
        if (Number.isNaN(wholeNumber(words[field]))) errors[field] = t('edit.badNumber');
      }
      return errors;
    },
  });

  async function send(words: Words): Promise<void> {
    const dossier = dossierOf(words);
    if (row) {
      await change.mutateAsync({ params: { id: row.id }, body: { version: row.version, dossier } });
      toast(t('nominate.saved'));
      return;
    }
    const [unit] = words.unit;
    if (!unit || !isAwardCode(words.award)) return;
    await add.mutateAsync({
      params: { id: campaign.id },
      body: {
        ...{ stageId: stage.id, award: words.award, unitId: unit.id, dossier },
        personName: words.kind === 'person' ? words.person : null,
      },
    });
    toast(t('nominate.done'));
  }

  const { values } = form;
  const isUnit = values.kind === 'unit';
  return (
    <SheetForm
      form={form}
      title={
        row
          ? t('nominate.changeTitle', { name: row.personName ?? row.unit.name })
          : t('nominate.title')
      }
      send={t(row ? 'nominate.save' : 'nominate.send')}
      onSend={send}
      onClose={onClose}
    >
      {!row && <Who form={form} />}
      <LongTextField form={form} name="achievements" label={t('nominate.achievements')} optional />
      <Papers form={form} />
      {isUnit ? <People form={form} /> : <Held form={form} />}
      <TextField
        form={form}
        name="maternity"
        label={t('nominate.maternity')}
        hint={t('nominate.maternityHint')}
        optional
      />
    </SheetForm>
  );
}

interface Part {
  readonly form: FormState<Words>;
}

function Who({ form }: Part) {
  const { t } = useTranslation('emulation');
  const { values } = form;
  return (
    <>
      <NativeSelect
        label={t('nominate.kind')}
        value={values.kind}
        data={(['unit', 'person'] as const).map((value) => ({
          value,
          label: t(`nominations.kind.${value}`),
        }))}
        onChange={(event) => {
          const kind = event.currentTarget.value === 'person' ? 'person' : 'unit';
          form.set({ kind, award: AWARD_FORMS.find((each) => each.for === kind)?.code ?? '' });
        }}
      />
      <ChoiceField
        form={form}
        name="award"
        label={t('nominate.award')}
        options={AWARD_FORMS.filter((each) => each.for === values.kind).map(({ code, name }) => ({
          value: code,
          label: say(name),
        }))}
      />
      <UnitPicker
        id={fieldId(form, 'unit')}
        label={t('nominate.unit')}
        value={values.unit}
        error={form.errorOf('unit')}
        onChange={(unit) => form.set({ unit })}
      />
      {values.kind === 'person' && (
        <TextField form={form} name="person" label={t('nominate.person')} maxLength={200} />
      )}
    </>
  );
}

function Papers({ form }: Part) {
  const { t } = useTranslation('emulation');
  const { papers } = form.values;
  const set = (kind: PaperKind, part: Partial<PaperWords>) =>
    form.set({ papers: { ...papers, [kind]: { ...papers[kind], ...part } } });
  const fault = form.errorOf('papers');
  return (
    <>
      {PAPERS.map((kind) => {
        const paper = t(`nominate.paper.${kind}`);
        return (
          <div key={kind}>
            <TextInput
              label={t('nominate.paperNumber', { paper })}
              value={papers[kind].number}
              error={fault}
              onChange={(event) => set(kind, { number: event.currentTarget.value })}
            />
            <DayField
              label={t('nominate.paperOn', { paper })}
              value={papers[kind].on}
              onChange={(on) => set(kind, { on })}
            />
          </div>
        );
      })}
      <ChoiceField
        form={form}
        name="confirmed"
        label={t('nominate.confirmed')}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`nominate.${value}`),
        }))}
      />
    </>
  );
}

function People({ form }: Part) {
  const { t } = useTranslation('emulation');
  return (['people', 'advanced', 'fighters', 'disciplined'] as const).map((name) => (
    <TextField
      key={name}
      form={form}
      name={name}
      label={t(`nominate.${name}`)}
      inputMode="numeric"
      optional
    />
  ));
}

function Held({ form }: Part) {
  const { t } = useTranslation('emulation');
  return (
    <RowsEditor
      label={t('nominate.held')}
      addLabel={t('nominate.addHeld')}
      rows={form.values.held}
      onChange={(held) => form.set({ held })}
      blank={() => ({ award: 'fighter_base', number: '', on: null })}
    >
      {(row, change) => (
        <>
          <NativeSelect
            label={t('nominate.award')}
            value={row.award}
            data={AWARD_FORMS.filter((each) => each.for === 'person').map(({ code, name }) => ({
              value: code,
              label: say(name),
            }))}
            onChange={(event) => change({ award: event.currentTarget.value })}
          />
          <TextInput
            label={t('nominate.heldNumber')}
            value={row.number}
            onChange={(event) => change({ number: event.currentTarget.value })}
          />
          <DayField label={t('nominate.heldOn')} value={row.on} onChange={(on) => change({ on })} />
        </>
      )}
    </RowsEditor>
  );
}

function wordsOf(row: NominationRow | null, own: readonly UnitRef[]): Words {
  const dossier = row?.dossier;
  const paper = (kind: PaperKind): PaperWords => {
    const found = dossier?.papers.find((each) => each.kind === kind);
    return { number: found?.number ?? '', on: found?.on ?? null };
  };
  const people = dossier?.people;
  const holders = (award: string) =>
    String(people?.holders.find((each) => each.award === award)?.count ?? '');
  const isConfirmed = dossier?.papers.some(({ confirmed }) => confirmed) ?? false;
  return {
    ...{ kind: row?.kind ?? 'unit', award: row?.award ?? 'certificate_unit' },
    ...{ unit: row ? [row.unit] : own, person: row?.personName ?? '' },
    achievements: dossier?.achievements ?? '',
    papers: {
      proposal: paper('proposal'),
      achievement_report: paper('achievement_report'),
      certificate: paper('certificate'),
    },
    confirmed: isConfirmed ? 'yes' : 'no',
    held: dossier?.held ?? [],
    people: people ? String(people.total) : '',
    ...{ advanced: holders('advanced_worker'), fighters: holders('fighter_base') },
    disciplined: people ? String(people.disciplined) : '',
    maternity: dossier?.maternity ?? '',
  };
}

function dossierOf(words: Words): Dossier {
  const total = wholeNumber(words.people);
  const count = (text: string) => wholeNumber(text) ?? 0;
  return {
    ...{ achievements: words.achievements, maternity: words.maternity },
    papers: PAPERS.flatMap((kind) => {
      const { number, on } = words.papers[kind];
      if (number.trim() === '' || on === null) return [];
      const confirmed = kind === 'achievement_report' && words.confirmed === 'yes';
      return [{ kind, number, on, confirmed, note: '' }];
    }),
    held: words.held.flatMap(({ award, number, on }) =>
      isAwardCode(award) && on !== null ? [{ award, number, on }] : [],
    ),
    people:
      total === null || total === 0
        ? null
        : {
            ...{ total, disciplined: count(words.disciplined), basis: '' },
            holders: [
              { award: 'advanced_worker', count: count(words.advanced) },
              { award: 'fighter_base', count: count(words.fighters) },
            ],
          },
  };
}
