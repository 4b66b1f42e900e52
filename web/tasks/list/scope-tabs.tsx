import { useTranslation } from 'react-i18next';
import classes from './list.module.css';

interface ScopeTabsProps {
  readonly mine: boolean;
  readonly onScope: (scope: 'mine' | 'all') => void;
}

/** "Đơn vị tôi | Tất cả": whose tasks the list shows. */
export function ScopeTabs({ mine, onScope }: ScopeTabsProps) {
  const { t } = useTranslation('tasks');
  return (
    <fieldset className={classes.scope} aria-label={t('list.scope')}>
      {(['mine', 'all'] as const).map((scope) => (
        <button
          key={scope}
          type="button"
          className={classes.scopeTab}
          aria-pressed={mine === (scope === 'mine')}
          onClick={() => onScope(scope)}
        >
          {t(`list.${scope}`)}
        </button>
      ))}
    </fieldset>
  );
}
