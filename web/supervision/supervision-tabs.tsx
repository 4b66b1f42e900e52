import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './supervision.module.css';

/** The parts of supervision in the order in which work goes wrong; each is a page of its own. */
const TABS = [
  { key: 'urging', to: '/supervision' },
  { key: 'extensions', to: '/supervision/extensions' },
  { key: 'explanations', to: '/supervision/explanations' },
  { key: 'causes', to: '/supervision/causes' },
  { key: 'inspections', to: '/supervision/inspections' },
  { key: 'meetings', to: '/supervision/meetings' },
  { key: 'checks', to: '/supervision/checks' },
  { key: 'reminders', to: '/supervision/reminders' },
] as const;

export type SupervisionTab = (typeof TABS)[number]['key'];

/** Đôn đốc | Gia hạn | Giải trình | …, above every page of supervision. */
export function SupervisionTabs({ at }: { readonly at: SupervisionTab }) {
  const { t } = useTranslation('supervision');
  return (
    <nav className={classes.tabs} aria-label={t('tabs')}>
      {TABS.map(({ key, to }) => (
        <Link
          key={key}
          to={to}
          activeOptions={{ exact: true }}
          className={classes.tab}
          aria-current={key === at ? 'page' : undefined}
        >
          {t(`tab.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
