import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { getDoor } from '../../server/organisation/account-contract.ts';
import { completeSetup, getSetup } from '../../server/organisation/contract.ts';
import { UNIT_COLUMNS } from '../../server/organisation/rules/import-columns.ts';
import { call } from '../app/client.ts';
import { meReading } from '../app/me.ts';
import { usePreferences } from '../app/preferences.ts';
import { asProblem } from '../app/problem-error.ts';
import { useRead } from '../app/use-endpoint.ts';
import { Form } from '../kit/form.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormState, useForm } from '../kit/use-form.ts';
import { useKept } from '../kit/use-kept.ts';
import { AuthorityFields } from './authority-fields.tsx';
import { ImportErrorTable, importErrorsOf, pastedRows } from './import-check.tsx';
import classes from './setup.module.css';
import { checkAuthority, FIRST_SETUP, type SetupWords } from './setup-words.ts';
import signIn from './sign-in.module.css';

const STEPS = ['authority', 'units', 'first'] as const;
type Step = (typeof STEPS)[number];

/** The first run: the authority and its administrator; its units and its first document can wait. */
export function Page() {
  const { t } = useTranslation('organisation');
  const { t: shell } = useTranslation('app');
  const setup = useRead(getSetup, {});
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t('setup.title')} · ${shell('name')}`;
  }, [t, shell]);
  const needed = setup.data?.needed;
  useEffect(() => {
    if (needed === false) void navigate({ to: '/sign-in', replace: true });
  }, [needed, navigate]);
  return (
    <main className={classes.page}>
      <p className={signIn.brand}>{shell('name')}</p>
      <h1>{t('setup.title')}</h1>
      <ReadState query={setup}>{({ references }) => <Wizard references={references} />}</ReadState>
    </main>
  );
}

interface WizardProps {
  readonly references: readonly {
    readonly key: string;
    readonly name: string;
    readonly code: string | null;
  }[];
}

function Wizard({ references }: WizardProps) {
  const { t } = useTranslation('organisation');
  const { t: kit } = useTranslation('kit');
  const client = useQueryClient();
  const navigate = useNavigate();
  const step = useKept<Step>('setup-step', 'authority');
  const door = useRead(getDoor, {});
  // Until it is known; the server decides.
  const least = door.data?.passwordLength ?? 12;
  const form = useForm<SetupWords>({
    key: 'setup',
    first: FIRST_SETUP,
    secret: ['password'],
    check: (words) =>
      checkAuthority(words, least, (key) => t(`setup.authority.${key}`, { count: least })),
  });
  const at = STEPS.indexOf(step.value);

  async function finish(next: '/directives/new' | '/'): Promise<void> {
    if (!form.isRight()) {
      // A reload keeps every word but the password.
      step.set('authority');
      return;
    }
    await form.submit(async ({ units, ...words }) => {
      const me = await call(completeSetup, {
        body: {
          ...words,
          reference: words.reference || null,
          code: words.code.trim() || null,
          unitRows: pastedRows(units),
        },
      }).catch((error: unknown) => {
        const problem = asProblem(error);
        if (importErrorsOf(problem).length > 0) step.set('units');
        else if (problem.code.startsWith('PASSWORD_')) step.set('authority');
        throw error;
      });
      client.setQueryData(meReading.queryKey, me);
      toast(t('setup.done', { name: me.acting.authorityName }));
      step.clear();
      await navigate({ to: next });
    });
  }
  function goOn(): void {
    if (step.value === 'first') void finish('/directives/new');
    else if (step.value === 'units') step.set('first');
    else if (form.isRight()) step.set('units');
  }
  const sheetErrors = importErrorsOf(form.problem);
  return (
    <>
      <ol className={classes.steps}>
        {STEPS.map((each, place) => (
          <li
            key={each}
            aria-current={place === at ? 'step' : undefined}
            data-past={place < at || undefined}
          >
            {place + 1}. {t(`setup.steps.${each}`)}
          </li>
        ))}
      </ol>
      <Form
        form={form}
        onSubmit={goOn}
        acts={
          <>
            {at > 0 && (
              <Button variant="default" onClick={() => step.set(STEPS[at - 1] ?? 'authority')}>
                {kit('act.back')}
              </Button>
            )}
            {step.value === 'units' && (
              <Button variant="default" onClick={() => step.set('first')}>
                {t('setup.skip')}
              </Button>
            )}
            {step.value === 'first' && (
              <Button variant="default" disabled={form.sending} onClick={() => void finish('/')}>
                {t('setup.laterDirective')}
              </Button>
            )}
            <Button type="submit" loading={form.sending}>
              {t(step.value === 'first' ? 'setup.readNow' : 'setup.next')}
            </Button>
          </>
        }
      >
        {step.value === 'authority' && (
          <AuthorityFields form={form} references={references} least={least} />
        )}
        {step.value === 'units' && <UnitLines form={form} />}
        {step.value === 'first' && <p>{t('setup.firstHint')}</p>}
        {sheetErrors.length > 0 && <ImportErrorTable errors={sheetErrors} />}
      </Form>
    </>
  );
}

function UnitLines({ form }: { form: FormState<SetupWords> }) {
  const { t } = useTranslation('organisation');
  const { language } = usePreferences();
  const { units } = form.values;
  const lines = pastedRows(units).length;
  return (
    <>
      <p>{t('setup.units.hint')}</p>
      <Textarea
        label={t('units.importing.paste')}
        description={`${t('units.importing.pasteHint')} ${UNIT_COLUMNS.map((column) => column[language]).join(' · ')}.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={6}
        maxRows={14}
        wrap="off"
        value={units}
        onChange={(event) => form.set({ units: event.currentTarget.value })}
      />
      {lines > 0 && <p role="status">{t('setup.units.count', { count: lines })}</p>}
    </>
  );
}
