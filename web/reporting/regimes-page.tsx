import { useTranslation } from 'react-i18next';
import { PageFrame } from '../kit/page-frame.tsx';
import { ReportTabs } from './report-tabs.tsx';

export function Page() {
  const { t } = useTranslation('reporting');
  return (
    <PageFrame title={t('tab.obligations')} bar={<ReportTabs />}>
      {null}
    </PageFrame>
  );
}
