import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTabs } from '../kit/page-tabs.tsx';

/** The pages of the place Công khai, in order. */
const TABS = [
  { key: 'publications', to: '/publications' },
  { key: 'articles', to: '/articles' },
  { key: 'feedback', to: '/feedback' },
] as const;

/** Công bố · Tin bài · Góp ý; their words are those of `portal`. */
export function PortalTabs() {
  const { t } = useTranslation('portal');
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
