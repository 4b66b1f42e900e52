import { Switch } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMail, IconShieldLock, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../kit/segments.tsx';
import { useMe } from './me.ts';
import classes from './person-menu.module.css';
import { DENSITIES, SIZES, setPreferences, usePreferences } from './preferences.ts';
import { useSignOut } from './sign-out.ts';

const SCHEMES = ['auto', 'light', 'dark'] as const;
const LANGUAGES = ['vi', 'en'] as const;
const SIZE_NAMES = { 94: 'A-', 100: 'A', 112: 'A+', 125: 'A++' } as const;

/** Who one is, and how one likes to read. */
export function PersonPanel({ onKeys, onLeave }: { onKeys: () => void; onLeave: () => void }) {
  const { t } = useTranslation('app');
  const me = useMe();
  const shown = usePreferences();
  const signOut = useSignOut();
  return (
    <div className={classes.menu}>
      <div>
        <strong>{me.person.fullName}</strong>
        <p className="meta">
          {me.acting.title}, {me.acting.unit.name}
        </p>
      </div>
      <Choice
        label={t('person.language')}
        value={shown.language}
        options={[
          ['vi', 'Tiếng Việt'],
          ['en', 'English'],
        ]}
        onChange={(value) => setPreferences({ language: LANGUAGES.find((l) => l === value) })}
      />
      <Choice
        label={t('person.scheme')}
        value={shown.scheme}
        options={SCHEMES.map((value) => [value, t(`person.${value}`)])}
        onChange={(value) => setPreferences({ scheme: SCHEMES.find((s) => s === value) })}
      />
      <Choice
        label={t('person.size')}
        value={String(shown.size)}
        options={SIZES.map((value) => [String(value), SIZE_NAMES[value]])}
        onChange={(value) => setPreferences({ size: SIZES.find((size) => String(size) === value) })}
      />
      <Choice
        label={t('person.density')}
        value={shown.density}
        options={DENSITIES.map((value) => [value, t(`person.${value}`)])}
        onChange={(value) => setPreferences({ density: DENSITIES.find((d) => d === value) })}
      />
      <Switch
        label={t('person.keys')}
        description={t('person.keysHint')}
        checked={shown.letterKeys}
        onChange={(event) => setPreferences({ letterKeys: event.currentTarget.checked })}
      />
      <Link to="/account" className={classes.item} onClick={onLeave}>
        <IconShieldLock size={18} stroke={1.75} aria-hidden />
        {t('person.account')}
      </Link>
      <Link to="/contact" className={classes.item} onClick={onLeave}>
        <IconMail size={18} stroke={1.75} aria-hidden />
        {t('person.contact')}
      </Link>
      <Link to="/delegations" className={classes.item} onClick={onLeave}>
        <IconUsers size={18} stroke={1.75} aria-hidden />
        {t('person.delegations')}
      </Link>
      <button type="button" className={classes.item} onClick={onKeys}>
        <IconKeyboard size={18} stroke={1.75} aria-hidden />
        {t('person.keySheet')}
      </button>
      <button type="button" className={classes.item} onClick={() => void signOut()}>
        <IconLogout size={18} stroke={1.75} aria-hidden />
        {t('person.signOut')}
      </button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <fieldset>
      <legend id={id} className={classes.legend}>
        {label}
      </legend>
      <Segments
        wide
        labelledBy={id}
        value={value}
        data={options.map(([each, name]) => ({ value: each, label: name }))}
        onChange={onChange}
      />
    </fieldset>
  );
}
