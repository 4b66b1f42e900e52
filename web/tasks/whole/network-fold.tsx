import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../kit/states.tsx';
import classes from './whole.module.css';

const PlanNetwork = lazy(async () => ({
  default: (await import('./plan-network.tsx')).PlanNetwork,
}));

/** What holds up most, folded away until it is asked for: it is worked out when it is opened. */
export function NetworkFold({ planId }: { planId: string }) {
  const { t } = useTranslation('ties');
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('network.fold')}</summary>
      {open && (
        <Suspense fallback={<LoadingState rows={3} />}>
          <PlanNetwork planId={planId} />
        </Suspense>
      )}
    </details>
  );
}
