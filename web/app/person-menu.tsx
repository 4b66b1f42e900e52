import { IconChevronDown, IconUser } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { DropDown } from '../kit/drop-down.tsx';
import { useMe } from './me.ts';
import classes from './shell.module.css';

const PersonPanel = lazy(async () => ({
  default: (await import('./person-panel.tsx')).PersonPanel,
}));

/** The person's button: language, colours, text size, keys, sign-out. */
export function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation('app');
  const name = useMe().person.fullName;
  return (
    <DropDown
      side="end"
      className={classes.bit}
      label={t('person.menu', { name })}
      face={
        <>
          <IconUser size={18} stroke={1.75} aria-hidden />
          <span className={classes.personName}>{name}</span>
          <IconChevronDown size={16} aria-hidden className={classes.personName} />
        </>
      }
    >
      {(close) => (
        <PersonPanel
          onLeave={close}
          onKeys={() => {
            close();
            onKeys();
          }}
        />
      )}
    </DropDown>
  );
}
