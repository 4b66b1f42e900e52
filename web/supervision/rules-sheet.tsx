import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  getOverdueSettings,
  type OverdueSettings,
  setOverduePolicy,
} from '../../server/tasks/overdue-contract.ts';
import { useToday } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { Form, fieldId, TextField } from '../kit/form.tsx';
import { day, say } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import classes from './supervision.module.css';

const NUMBERS = [
  ['daysBefore', 'before'],
  ['waitingDays', 'waiting'],
  ['urgeAgainHours', 'again'],
  ['answerDays', 'answer'],
  ['effectDays', 'effect'],
] as const;
const TICKS = [
  ['shorterAllowed', 'shorter'],
  ['whenOverdue', 'overdue'],
  ['partsFollow', 'parts'],
  ['explanationNeeded', 'explanation'],
] as const;

type Policy = OverdueSettings['policy'];
type Values = {
  [K in (typeof NUMBERS)[number][0]]: string;
} & { [K in (typeof TICKS)[number][0]]: boolean } & {
  [field: string]: unknown;
  validFrom: string | null;
  source: string;
  extensionsMost: string;
  decider: Policy['decider'];
};

/** The rules of the authority with their paper and first day; earlier ones stay in force until that day. */
export function RulesSheet(props: {
  readonly settings: OverdueSettings;
  readonly onClose: () => void;
}) {
  const { settings, onClose } = props;
  const { policy, history, causes } = settings;
  const { t } = useTranslation(['supervision', 'kit']);
  const today = useToday();
  const save = useAct(setOverduePolicy, { stale: [getOverdueSettings] });
  const isWhole = (text: string) => /^\d{1,3}$/.test(text.trim());
  const form = useForm<Values>({
    key: 'overdue-policy',
    first: valuesOf(policy, today),
    check: (values) => ({
      ...(values.source.trim().length < 5 ? { source: t('supervision:settings.sourceShort') } : {}),
      ...(values.validFrom === null || values.validFrom < today
        ? { validFrom: t('supervision:settings.past') }
        : {}),
      ...(values.extensionsMost.trim() !== '' && !isWhole(values.extensionsMost)
        ? { extensionsMost: t('supervision:settings.number') }
        : {}),
      ...Object.fromEntries(
        NUMBERS.filter(([name]) => !isWhole(values[name])).map(([name]) => [
          name,
          t('supervision:settings.number'),
        ]),
      ),
    }),
  });
  const submit = () =>
    void form.submit(async (values) => {
      const { validFrom, source } = values;
      const body = { validFrom: validFrom ?? today, source, policy: policyOf(values) };
      await save.mutateAsync({ body });
      toast(t('supervision:settings.saved'));
      onClose();
    });
  const [last] = history;
  return (
    <Sheet opened onClose={onClose} title={t('supervision:settings.title')}>
      <Form
        form={form}
        onSubmit={submit}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {t('kit:act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('kit:act.save')}
            </Button>
          </>
        }
      >
        <p className="meta">
          {last
            ? t('supervision:settings.intro', { day: day(last.validFrom), source: last.source })
            : t('supervision:settings.usual')}
        </p>
        <DayField
          id={fieldId(form, 'validFrom')}
          label={t('supervision:settings.from')}
          value={form.values.validFrom}
          error={form.errorOf('validFrom')}
          onChange={(validFrom) => form.set({ validFrom })}
        />
        <TextField
          form={form}
          name="source"
          label={t('supervision:settings.source')}
          hint={t('supervision:settings.sourceHint')}
        />
        <TextField
          form={form}
          name="extensionsMost"
          label={t('supervision:settings.most')}
          hint={t('supervision:settings.mostHint')}
          optional
        />
        <NativeSelect
          label={t('supervision:settings.decider')}
          data={(['assigner', 'head'] as const).map((value) => ({
            value,
            label: t(`supervision:settings.deciders.${value}`),
          }))}
          value={form.values.decider}
          onChange={({ currentTarget: { value } }) =>
            form.set({ decider: value === 'head' ? 'head' : 'assigner' })
          }
        />
        {NUMBERS.map(([name, word]) => (
          <TextField key={name} form={form} name={name} label={t(`supervision:settings.${word}`)} />
        ))}
        {TICKS.map(([name, word]) => (
          <Checkbox
            key={name}
            label={t(`supervision:settings.${word}`)}
            checked={form.values[name]}
            onChange={(event) => form.set({ [name]: event.currentTarget.checked })}
          />
        ))}
        <details>
          <summary>{t('supervision:settings.causes')}</summary>
          <ul className={classes.list}>
            {causes.map((cause) => (
              <li key={cause.key}>
                {say(cause)}{' '}
                <span className="meta">
                  ({t(`supervision:explanation.${cause.objective ? 'objective' : 'subjective'}`)})
                </span>
              </li>
            ))}
          </ul>
        </details>
      </Form>
    </Sheet>
  );
}

function valuesOf(policy: Policy, today: string): Values {
  return {
    ...{ ...policy, validFrom: today, source: '' },
    extensionsMost: policy.extensionsMost === null ? '' : String(policy.extensionsMost),
    daysBefore: String(policy.daysBefore),
    waitingDays: String(policy.waitingDays),
    urgeAgainHours: String(policy.urgeAgainHours),
    answerDays: String(policy.answerDays),
    effectDays: String(policy.effectDays),
  };
}

function policyOf(values: Values): Policy {
  const most = values.extensionsMost.trim();
  const { decider, shorterAllowed, whenOverdue, partsFollow, explanationNeeded } = values;
  return {
    ...{ decider, shorterAllowed, whenOverdue, partsFollow, explanationNeeded },
    extensionsMost: most === '' ? null : Number(most),
    daysBefore: Number(values.daysBefore),
    waitingDays: Number(values.waitingDays),
    urgeAgainHours: Number(values.urgeAgainHours),
    answerDays: Number(values.answerDays),
    effectDays: Number(values.effectDays),
  };
}
