import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clock } from '../kit/format.ts';
import { AsOfControl } from './as-of.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PostSwitcher } from './post-switcher.tsx';
import { useSavedState } from './saved-state.ts';
import classes from './shell.module.css';

interface TopBarProps {
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}

/** Brand, acting post, search, day, saved state, person: 44 px, on every page. */
export function TopBar({ onSearch, onKeys }: TopBarProps) {
  const { t } = useTranslation('app');
  return (
    <header className={classes.top} data-screen>
      <Link to="/" className={classes.brand}>
        {t('name')}
      </Link>
      <PostSwitcher />
      <button
        type="button"
        className={`${classes.bit} ${classes.search}`}
        aria-label={t('search.label')}
        onClick={onSearch}
      >
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <span className={classes.searchText}>{t('search.open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className={classes.space} />
      <SavedMark />
      <AsOfControl />
      <PersonMenu onKeys={onKeys} />
    </header>
  );
}

function SavedMark() {
  const { t } = useTranslation('app');
  const saved = useSavedState();
  if (saved.kind === 'none') return null;
  return (
    <span className={classes.saved} role="status" data-bad={saved.kind === 'failed' || undefined}>
      {saved.kind === 'saved'
        ? t('saved.saved', { at: clock(saved.at) })
        : t(`saved.${saved.kind}`)}
    </span>
  );
}
