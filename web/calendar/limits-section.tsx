import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  getTimeSettings,
  setFlagLimits,
  type TimeSettings,
} from '../../server/organisation/time-contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { Form, TextField } from '../kit/form.tsx';
import { number } from '../kit/format.ts';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './calendar.module.css';

const BOUNDS = {
  dueSoonDays: [0, 30],
  silentDays: [1, 365],
  idleUndatedDays: [1, 730],
} as const;
type Limit = keyof typeof BOUNDS;
const LIMITS = ['dueSoonDays', 'silentDays', 'idleUndatedDays'] as const satisfies readonly Limit[];

/** After how many days a task carries a flag when people of the body look. */
export function LimitsSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation('calendar');
  const settings = useRead(getTimeSettings, {});
  if (!settings.data) return null;
  const { limits } = settings.data;
  return (
    <section className={classes.section} aria-labelledby="flag-limits">
      <h2 id="flag-limits">{t('limits.title')}</h2>
      <p className="meta">{t('limits.what')}</p>
      {mayChange ? (
        <LimitsForm key={JSON.stringify(limits)} limits={limits} />
      ) : (
        <ul className={classes.choices}>
          {LIMITS.map((limit) => (
            <li key={limit}>
              {t(`limits.${limit}`)}: <b>{number(limits[limit])}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Words extends Record<Limit, string> {
  readonly [field: string]: unknown;
}

function LimitsForm({ limits }: { limits: TimeSettings['limits'] }) {
  const { t } = useTranslation('calendar');
  const set = useAct(setFlagLimits);
  const form = useForm<Words>({
    key: 'flag-limits',
    first: {
      dueSoonDays: String(limits.dueSoonDays),
      silentDays: String(limits.silentDays),
      idleUndatedDays: String(limits.idleUndatedDays),
    },
    check: (words) => {
      const errors: FormErrors<Words> = {};
      for (const limit of LIMITS) {
        const [least, most] = BOUNDS[limit];
        const days = wholeNumber(words[limit]);
        if (days === null || days < least || days > most) {
          errors[limit] = t('limits.wrong', { least, most });
        }
      }
      return errors;
    },
  });

  async function send(words: Words): Promise<void> {
    await set.mutateAsync({
      body: {
        dueSoonDays: Number(words.dueSoonDays),
        silentDays: Number(words.silentDays),
        idleUndatedDays: Number(words.idleUndatedDays),
      },
    });
    form.clear();
    toast(t('limits.done'));
  }

  return (
    <Form
      form={form}
      onSubmit={() => void form.submit(send)}
      acts={
        <Button type="submit" variant="default" loading={form.sending}>
          {t('limits.send')}
        </Button>
      }
    >
      {LIMITS.map((limit) => (
        <TextField
          key={limit}
          form={form}
          name={limit}
          label={t(`limits.${limit}`)}
          inputMode="numeric"
          maxLength={3}
        />
      ))}
    </Form>
  );
}

function wholeNumber(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}
