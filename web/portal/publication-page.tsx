import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getPublication } from '../../server/portal/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { PortalTabs } from './portal-tabs.tsx';
import { useSaying } from './publications-page.tsx';

/** Một công bố: what the public sees of a plan, and what follows. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('portal');
  const says = useSaying();
  const read = useRead(getPublication, { params: { id }, query: asOf ? { asOf } : {} });
  const publication = read.data?.id === id ? read.data : undefined;
  return (
    <PageFrame
      title={publication?.plan.title ?? t('title')}
      facts={publication && says(publication)}
      tabs={<PortalTabs />}
    >
      {publication ? null : read.error ? (
        <ErrorState error={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
}
