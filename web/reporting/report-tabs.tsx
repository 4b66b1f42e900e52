import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTabs } from '../kit/page-tabs.tsx';

/** The pages of the place Báo cáo, in order. */
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
    <PageTabs
      label={t('tab.label')}
      tabs={TABS.map(({ key, to }) => ({
        ...{ key, to, label: t(`tab.${key}`), current: path.startsWith(to) },
      }))}
    />
  );
}
