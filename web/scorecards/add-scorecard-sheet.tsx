import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addScorecard,
  listReadyMade,
  PERIOD_KINDS,
  type Subjects,
} from '../../server/scorecards/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { SubjectsFields } from './subjects-fields.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly from: string;
  readonly name: string;
  readonly about: string;
  readonly kind: string;
}

const BLANK = 'blank';
const CHILDREN: Subjects = { kind: 'level', underUnitId: null, depth: 1 };

/** Thêm bộ chỉ số: from a ready-made definition with one act, or empty. */
export function AddScorecardSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('scorecards');
  const navigate = useNavigate();
  const made = useRead(listReadyMade, {}).data?.readyMade ?? [];
  const add = useAct(addScorecard, {
    onDone: ({ id }) =>
      void navigate({ to: '/scorecards/$id', params: { id }, search: { view: 'criteria' } }),
  });
  const [subjects, setSubjects] = useState<Subjects>(CHILDREN);
  const form = useForm<Words>({
    key: 'add-scorecard',
    first: { from: BLANK, name: '', about: '', kind: 'year' },
    check: ({ name }) => {
      const errors: FormErrors<Words> = {};
      if (name.trim().length < 3) errors.name = t('adding.noName');
      return errors;
    },
  });
  const chosen = made.find(({ key }) => key === form.values.from);

  /** What comes with the program brings its words; what was typed by hand is not touched. */
  function begin(from: string): void {
    const next = made.find(({ key }) => key === from);
    const { name, about } = form.values;
    const isOurs = (text: string, which: 'name' | 'about') =>
      text === '' || made.some((each) => each[which].vi === text || each[which].en === text);
    form.set({
      from,
      ...(next && isOurs(name, 'name') ? { name: say(next.name) } : {}),
      ...(next && isOurs(about, 'about') ? { about: say(next.about) } : {}),
      ...(next ? { kind: next.periodKind } : {}),
    });
    if (next) setSubjects(next.definition.subjects);
  }

  async function send({ from, name, about, kind }: Words): Promise<void> {
    await add.mutateAsync({
      body: {
        name,
        about,
        subjects,
        periodKind: PERIOD_KINDS.find((each) => each === kind) ?? 'year',
        readyMade: from === BLANK ? null : from,
      },
    });
    toast(t('adding.done'));
  }

  return (
    <SheetForm
      form={form}
      title={t('adding.title')}
      send={t('adding.send')}
      onSend={send}
      onClose={onClose}
    >
      <ChoiceField
        form={{ ...form, set: ({ from }) => begin(String(from ?? BLANK)) }}
        name="from"
        label={t('adding.from')}
        options={[
          { value: BLANK, label: t('adding.blank') },
          ...made.map(({ key, name }) => ({ value: key, label: say(name) })),
        ]}
      />
      {chosen && (
        <p className="meta">
          {t('adding.source')}: {say(chosen.source)}
        </p>
      )}
      <TextField form={form} name="name" label={t('adding.name')} maxLength={300} />
      <LongTextField form={form} name="about" label={t('adding.about')} optional rows={2} />
      <ChoiceField
        form={form}
        name="kind"
        label={t('adding.kind')}
        options={PERIOD_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SubjectsFields value={subjects} onChange={setSubjects} />
    </SheetForm>
  );
}
