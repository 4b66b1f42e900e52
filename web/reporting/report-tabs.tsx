import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './report-tabs.module.css';

/** The pages of the place Báo cáo, in order; each shows this bar first. */
const TABS = [
  { key: 'obligations', to: '/obligations' },
  { key: 'submissions', to: '/submissions' },
  { key: 'compare', to: '/reports/compare' },
  { key: 'official', to: '/reports/official' },
  { key: 'regimes', to: '/regimes' },
] as const;

/** Nghĩa vụ · Báo cáo · So sánh · Bảng tổng hợp năm · Chế độ. */
export function ReportTabs() {
  const { t } = useTranslation('reporting');
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className={classes.tabs} aria-label={t('tab.label')} data-screen>
      {TABS.map(({ key, to }) => (
        <Link key={key} to={to} {...(path.startsWith(to) && { 'aria-current': 'page' as const })}>
          {t(`tab.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
