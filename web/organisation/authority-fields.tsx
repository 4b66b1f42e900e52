import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { accentFree } from '../../server/calendar/rules/accent-free.ts';
import { fieldId, SecretField, TextField } from '../kit/form.tsx';
import type { FormState } from '../kit/use-form.ts';
import classes from './setup.module.css';
import type { SetupWords } from './setup-words.ts';

interface AuthorityFieldsProps {
  readonly form: FormState<SetupWords>;
  readonly references: readonly {
    readonly key: string;
    readonly name: string;
    readonly code: string | null;
  }[];
  /** Characters that a password has at least. */
  readonly least: number;
}

/** Step 1: which authority this installation serves, and who looks after it first. */
export function AuthorityFields({ form, references, least }: AuthorityFieldsProps) {
  const { t } = useTranslation('organisation');
  const byName = new Map(references.map((body) => [body.name, body]));

  function choose(name: string): void {
    const body = byName.get(name);
    if (!body) form.set({ name, reference: '' });
    else form.set({ name, reference: body.key, code: body.code ?? '' });
  }
  return (
    <>
      <Autocomplete
        id={fieldId(form, 'name')}
        label={t('setup.authority.search')}
        description={t('setup.authority.searchHint')}
        error={form.errorOf('name')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={form.values.name}
        onChange={choose}
        onBlur={() => form.leave('name')}
        limit={12}
        maxDropdownHeight={280}
        data={[...byName.keys()]}
        filter={({ options, search, limit }) => {
          const words = accentFree(search).split(' ');
          return options
            .filter((option) => {
              const name = 'value' in option ? option.value : '';
              const text = accentFree(`${name} ${byName.get(name)?.code ?? ''}`);
              return words.every((word) => text.includes(word));
            })
            .slice(0, limit);
        }}
      />
      <TextField
        form={form}
        name="code"
        label={t('setup.authority.code')}
        hint={t('setup.authority.codeHint')}
        optional
      />
      <h2 className={classes.heading}>{t('setup.authority.person')}</h2>
      <TextField
        form={form}
        name="fullName"
        label={t('setup.authority.fullName')}
        autoComplete="name"
      />
      <TextField
        form={form}
        name="username"
        label={t('setup.authority.username')}
        hint={t('setup.authority.usernameHint')}
        autoComplete="username"
      />
      <SecretField
        form={form}
        name="password"
        label={t('setup.authority.password')}
        hint={t('setup.authority.passwordHint', { count: least })}
        autoComplete="new-password"
      />
    </>
  );
}
