import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOverdueSettings } from '../../server/tasks/overdue-contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';

const RulesSheet = lazy(async () => ({ default: (await import('./rules-sheet.tsx')).RulesSheet }));

/** [Quy định..]: by which rules deadlines move, lateness is explained and units are urged. */
export function OverdueRules() {
  const { t } = useTranslation('supervision');
  const { asOf } = useAsOf();
  const [isOpen, setOpen] = useState(false);
  const settings = useRead(getOverdueSettings, {});
  if (asOf !== null || !settings.data?.mayChange) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('settings.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RulesSheet settings={settings.data} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
