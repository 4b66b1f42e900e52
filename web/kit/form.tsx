import { PasswordInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { common, type FieldProps, fieldId, Label, put } from './field.tsx';
import classes from './form.module.css';
import { clock } from './format.ts';
import type { FormState } from './use-form.ts';

export { fieldId, Label };

interface FormProps<Values> {
  readonly form: FormState<Values>;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Buttons, the filled one last. The sending button is `type="submit"`. */
  readonly acts: ReactNode;
}

/** One column of at most 560 px, with the summary of faults above and the acts below. */
export function Form<Values>({ form, onSubmit, children, acts }: FormProps<Values>) {
  return (
    <form
      id={form.id}
      className={classes.form}
      noValidate
      aria-busy={form.sending}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <FormSummary form={form} />
      {children}
      <div className={classes.acts}>{acts}</div>
    </form>
  );
}

/** What stopped the sending, linked to the fields. Takes the focus when it appears. */
export function FormSummary<Values>({ form }: { form: FormState<Values> }) {
  const { t } = useTranslation('kit');
  const place = useRef<HTMLDivElement>(null);
  const count = form.summary.length;
  const shown = count > 0 || form.problem !== null;
  useEffect(() => {
    if (shown) place.current?.focus();
  }, [shown]);
  if (!shown) return <KeptNote form={form} />;
  return (
    <div ref={place} className={classes.summary} role="alert" tabIndex={-1}>
      <strong>{count > 0 ? t('form.summary', { count }) : t('form.summaryServer')}</strong>
      {form.problem && <p>{form.problem.sentence}</p>}
      <ul>
        {form.summary
          .filter(({ message }) => message !== form.problem?.sentence)
          .map(({ field, message }) => (
            <li key={field}>
              <a href={`#${fieldId(form, field)}`}>{message}</a>
            </li>
          ))}
      </ul>
    </div>
  );
}

function KeptNote<Values>({ form }: { form: FormState<Values> }) {
  const { t } = useTranslation('kit');
  if (form.keptAt === null) return null;
  return (
    <p className={classes.kept}>
      {t('form.kept', { at: clock(form.keptAt) })}
      <button type="button" className="link-button" onClick={form.clear}>
        {t('form.dropKept')}
      </button>
    </p>
  );
}

export function TextField<Values>(
  props: FieldProps<Values> & {
    readonly autoComplete?: string;
    readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email';
    readonly autoFocus?: boolean;
    readonly maxLength?: number;
  },
) {
  const { autoComplete = 'off', inputMode, autoFocus, maxLength } = props;
  return (
    <TextInput
      {...common(props)}
      autoComplete={autoComplete}
      inputMode={inputMode}
      maxLength={maxLength}
      {...(autoFocus ? { 'data-autofocus': true, autoFocus: true } : {})}
      onChange={(event) => put(props.form, props.name, event.currentTarget.value)}
    />
  );
}

export function SecretField<Values>(
  props: FieldProps<Values> & { readonly autoComplete: 'current-password' | 'new-password' },
) {
  const { t } = useTranslation('kit');
  return (
    <PasswordInput
      {...common(props)}
      visibilityToggleButtonProps={{ 'aria-label': t('form.showSecret') }}
      autoComplete={props.autoComplete}
      onChange={(event) => put(props.form, props.name, event.currentTarget.value)}
    />
  );
}

export function LongTextField<Values>(
  props: FieldProps<Values> & { readonly rows?: number; readonly maxRows?: number },
) {
  return (
    <Textarea
      {...common(props)}
      autosize
      minRows={props.rows ?? 3}
      maxRows={props.maxRows ?? 12}
      onChange={(event) => put(props.form, props.name, event.currentTarget.value)}
    />
  );
}
