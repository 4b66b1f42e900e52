import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../kit/states.tsx';
import { ProblemError } from './problem-error.ts';

/** A page that broke, or whose first reading failed: what is kept, and one way on. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  return (
    <main style={{ padding: '1rem' }}>
      <h1>{t('crash.title')}</h1>
      <EmptyState
        acts={<Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>}
      >
        {error instanceof ProblemError ? error.sentence : t('crash.body')}
      </EmptyState>
    </main>
  );
}
