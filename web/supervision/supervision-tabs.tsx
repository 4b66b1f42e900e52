import { useTranslation } from 'react-i18next';
import { PageTabs } from '../kit/page-tabs.tsx';

/** The parts of supervision in the order in which work goes wrong; each is a page of its own. */
const TABS = [
  { key: 'urging', to: '/supervision' },
  { key: 'extensions', to: '/supervision/extensions' },
  { key: 'explanations', to: '/supervision/explanations' },
  { key: 'causes', to: '/supervision/causes' },
  { key: 'amendments', to: '/amendments' },
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
    <PageTabs
      label={t('tabs')}
      tabs={TABS.map(({ key, to }) => ({ key, to, label: t(`tab.${key}`), current: key === at }))}
    />
  );
}
