import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type ReminderSettings,
  setReminderSettings,
} from '../../../server/supervision/reminder-contract.ts';
import { useMe } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, TextField } from '../../kit/form.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import classes from './reminders.module.css';
import { draftOf, readSteps, type StepDraft } from './step-draft.ts';
import { StepRows } from './step-rows.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly steps: readonly StepDraft[];
  readonly digestAt: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly repeatEvery: string;
  readonly mailAnywayFrom: string;
  readonly workingDaysOnly: boolean;
  readonly from: string | null;
  readonly source: string;
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Changes the ladder from a day on, with the paper behind it. */
export function RulesSheet({
  rules,
  onClose,
}: {
  rules: ReminderSettings['rules'];
  onClose: () => void;
}) {
  const { t } = useTranslation('reminders');
  const { t: kit } = useTranslation('kit');
  const { today } = useMe();
  const set = useAct(setReminderSettings);
  const form = useForm<Words>({
    key: 'reminder-rules',
    first: {
      steps: rules.steps.map(draftOf),
      ...{ digestAt: rules.digestAt, quietFrom: rules.quiet.from, quietTo: rules.quiet.to },
      repeatEvery: text(rules.repeatEvery),
      mailAnywayFrom: text(rules.mailAnywayFrom),
      ...{ workingDaysOnly: rules.workingDaysOnly, from: today, source: '' },
    },
    check: (words) => {
      const errors: FormErrors<Words> = {};
      const steps = readSteps(words.steps);
      if (typeof steps === 'string') errors.steps = t(`form.${steps}`, { least: 0, most: 365 });
      for (const field of ['digestAt', 'quietFrom', 'quietTo'] as const) {
        if (!CLOCK.test(words[field].trim())) errors[field] = t('form.clock');
      }
      if (!isCount(words.repeatEvery, 1)) {
        errors.repeatEvery = t('form.number', { least: 1, most: 365 });
      }
      if (!isCount(words.mailAnywayFrom, 0)) {
        errors.mailAnywayFrom = t('form.number', { least: 0, most: 365 });
      }
      if (!words.from) errors.from = t('form.noDay');
      if (words.source.trim().length < 3) errors.source = t('form.noSource');
      return errors;
    },
  });

  async function send(words: Words): Promise<void> {
    const steps = readSteps(words.steps);
    if (typeof steps === 'string') return;
    await set.mutateAsync({
      body: {
        rules: {
          ...{ steps, workingDaysOnly: words.workingDaysOnly, digestAt: words.digestAt.trim() },
          quiet: { from: words.quietFrom.trim(), to: words.quietTo.trim() },
          repeatEvery: countIn(words.repeatEvery),
          mailAnywayFrom: countIn(words.mailAnywayFrom),
        },
        ...{ from: words.from ?? today, source: words.source },
      },
    });
    form.clear();
    toast(t('form.done'));
    onClose();
  }

  const stepsError = form.errorOf('steps');
  return (
    <Sheet opened onClose={onClose} title={t('form.title')}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('form.send')}
            </Button>
          </>
        }
      >
        <div id={fieldId(form, 'steps')}>
          <StepRows steps={form.values.steps} onChange={(steps) => form.set({ steps })} />
          {stepsError && <p className={classes.overdue}>{stepsError}</p>}
        </div>
        <TextField form={form} name="digestAt" label={t('form.digestAt')} maxLength={5} />
        <div className={classes.pair}>
          <TextField form={form} name="quietFrom" label={t('form.quietFrom')} maxLength={5} />
          <TextField form={form} name="quietTo" label={t('form.quietTo')} maxLength={5} />
        </div>
        <Switch
          label={t('rules.workingDays')}
          checked={form.values.workingDaysOnly}
          onChange={(event) => form.set({ workingDaysOnly: event.currentTarget.checked })}
        />
        <TextField
          form={form}
          name="repeatEvery"
          label={t('form.repeat')}
          hint={t('form.repeatHint')}
          inputMode="numeric"
          maxLength={3}
        />
        <TextField
          form={form}
          name="mailAnywayFrom"
          label={t('form.anyway')}
          hint={t('form.anywayHint')}
          inputMode="numeric"
          maxLength={3}
        />
        <DayField
          id={fieldId(form, 'from')}
          label={t('form.from')}
          value={form.values.from}
          error={form.errorOf('from')}
          onChange={(from) => form.set({ from })}
        />
        <TextField form={form} name="source" label={t('form.source')} hint={t('form.sourceHint')} />
      </Form>
    </Sheet>
  );
}

function text(count: number | null): string {
  return count === null ? '' : String(count);
}

/** A whole number from `least` to 365, or nothing. */
function isCount(typed: string, least: number): boolean {
  if (typed.trim() === '') return true;
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= 365;
}

function countIn(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
