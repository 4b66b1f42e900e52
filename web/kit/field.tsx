import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './form.module.css';
import type { FormState } from './use-form.ts';

/** The id of a field, for links and for labels of one's own fields. */
export function fieldId<Values>(form: FormState<Values>, field: string): string {
  return `${form.id}-${field}`;
}

export interface FieldProps<Values> {
  readonly form: FormState<Values>;
  readonly name: keyof Values & string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly disabled?: boolean;
}

/** What every field has: the label above, the hint and the fault below, told to screen readers. */
export function common<Values>({ form, name, hint, disabled, ...rest }: FieldProps<Values>) {
  const value = form.values[name];
  return {
    id: fieldId(form, name),
    label: <Label {...rest} />,
    description: hint,
    error: form.errorOf(name),
    disabled,
    value: typeof value === 'string' ? value : '',
    onBlur: () => form.leave(name),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
  };
}

export function Label({ label, optional }: { label: ReactNode; optional?: boolean }) {
  const { t } = useTranslation('kit');
  return (
    <>
      {label} {optional && <span className={classes.optional}>{t('form.optional')}</span>}
    </>
  );
}

/** Sets one field of text; the only place where a key of the form is joined with its text. */
export function put<Values>(
  form: FormState<Values>,
  name: keyof Values & string,
  text: string | null,
) {
  const change: Partial<Values> = {};
  Object.assign(change, { [name]: text });
  form.set(change);
}
