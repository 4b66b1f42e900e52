import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../server/calendar/rules/day.ts';
import { choiceOn } from '../../server/calendar/rules/time-rules.ts';
import {
  chooseTimeRule,
  getTimeSettings,
  type TimeSettings,
} from '../../server/organisation/time-contract.ts';
import { useMe } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { Form, fieldId, TextField } from '../kit/form.tsx';
import { day as written } from '../kit/format.ts';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './calendar.module.css';

const CHOICES = {
  before: ['inclusive', 'exclusive'],
  dayOff: ['stays', 'terms', 'all'],
} as const;
type Rule = keyof typeof CHOICES;
const USUAL = { before: 'inclusive', dayOff: 'terms' } as const;

/** How "trước ngày" and a deadline on a day off are read, each choice with its paper and first day. */
export function RulesSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation('calendar');
  const settings = useRead(getTimeSettings, {});
  const [changing, setChanging] = useState(false);
  if (!settings.data) return null;
  return (
    <section className={classes.section} aria-labelledby="time-rules">
      <h2 id="time-rules">{t('rules.title')}</h2>
      <p className="meta">{t('rules.what')}</p>
      <ul className={classes.choices}>
        <InForce rule="before" settings={settings.data} />
        <InForce rule="dayOff" settings={settings.data} />
      </ul>
      {mayChange && !changing && (
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('rules.change')}
        </Button>
      )}
      {changing && <RuleForm onClose={() => setChanging(false)} />}
    </section>
  );
}

function InForce({ rule, settings }: { rule: Rule; settings: TimeSettings }) {
  const { t } = useTranslation('calendar');
  const { today } = useMe();
  const choices = settings[rule].flatMap((choice) =>
    isDay(choice.from) ? [{ ...choice, from: choice.from }] : [],
  );
  const chosen = isDay(today) ? choiceOn<Value>(choices, today) : null;
  return (
    <li>
      <b>{t(`rules.${rule}`)}</b>: {t(`rules.value.${chosen?.value ?? USUAL[rule]}`)}{' '}
      <span className="meta">
        {chosen
          ? t('rules.since', { day: written(chosen.from), source: chosen.source })
          : t('rules.usual')}
      </span>
      {choices
        .filter(({ from }) => from > today)
        .map(({ value, from, source }) => (
          <div key={from} className="meta">
            {t(`rules.value.${value}`)}, {t('rules.since', { day: written(from), source })}
          </div>
        ))}
    </li>
  );
}

type Value = (typeof CHOICES)[Rule][number];

interface Words {
  readonly [field: string]: unknown;
  readonly choice: string;
  readonly from: string | null;
  readonly source: string;
}

function RuleForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const { t: kit } = useTranslation('kit');
  const { today } = useMe();
  const choose = useAct(chooseTimeRule);
  const form = useForm<Words>({
    key: 'time-rule',
    first: { choice: 'before:exclusive', from: today, source: '' },
    check: ({ from, source }) => {
      const errors: FormErrors<Words> = {};
      if (!from) errors.from = t('marking.noDay');
      if (source.trim().length < 3) errors.source = t('marking.noSource');
      return errors;
    },
  });

  async function send({ choice, from, source }: Words): Promise<void> {
    const [rule, value] = choice.split(':');
    const before = CHOICES.before.find((each) => rule === 'before' && each === value);
    const dayOff = CHOICES.dayOff.find((each) => rule === 'dayOff' && each === value);
    const since = { from: from ?? today, source };
    if (before) await choose.mutateAsync({ body: { rule: 'before', value: before, ...since } });
    if (dayOff) await choose.mutateAsync({ body: { rule: 'dayOff', value: dayOff, ...since } });
    toast(t('rules.done'));
    form.clear();
    onClose();
  }

  const options = (['before', 'dayOff'] as const).flatMap((rule) =>
    CHOICES[rule].map((value) => ({
      value: `${rule}:${value}`,
      label: `${t(`rules.${rule}`)}: ${t(`rules.value.${value}`)}`,
    })),
  );
  return (
    <Form
      form={form}
      onSubmit={() => void form.submit(send)}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('rules.send')}
          </Button>
        </>
      }
    >
      <ChoiceField form={form} name="choice" label={t('rules.choice')} options={options} />
      <DayField
        id={fieldId(form, 'from')}
        label={t('rules.from')}
        value={form.values.from}
        error={form.errorOf('from')}
        onChange={(from) => form.set({ from })}
      />
      <TextField
        form={form}
        name="source"
        label={t('rules.source')}
        hint={t('marking.sourceHint')}
      />
    </Form>
  );
}
