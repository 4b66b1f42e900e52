import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState } from '../kit/states.tsx';

/** An address that leads nowhere, or to a thing that this post may not see: the two look alike. */
export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <main style={{ height: '100dvh' }}>
      <PageFrame title={t('notFound.title')}>
        <EmptyState acts={<Link to="/">{t('notFound.home')}</Link>}>
          {t('notFound.body')}
        </EmptyState>
      </PageFrame>
    </main>
  );
}
