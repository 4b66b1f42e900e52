import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../../server/indicators/contract.ts';
import { exportValues } from '../../../server/indicators/grid-contract.ts';
import { isShareable } from '../../../server/indicators/rules/allocation-change.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { addressOf } from '../../app/client.ts';
import { useAsOf } from '../../app/use-view.ts';
import { CountedProducts } from '../grid/counted-products.tsx';
import { ImportSheet } from '../grid/import-sheet.tsx';
import { IndicatorTasks } from '../links/indicator-tasks.tsx';
import classes from './allocation.module.css';
import { AllocationPanel } from './allocation-panel.tsx';

/**
 * What stands behind an indicator: its figures as sheets, the shares of the target that the address names (or
 * of the first that can be shared out), the products that it counts, and the tasks that move it.
 */
export function BehindIndicator({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation('allocation');
  const { asOf } = useAsOf();
  const query: AddressQuery = useSearch({ strict: false });
  const [importing, setImporting] = useState(false);
  const { id, targets, may, shape } = indicator;
  const first = targets.find(({ promise }) => isShareable(promise));
  const targetId = textIn(query, 'target') ?? first?.id;
  const takesSheets = shape.formula === null && shape.kind === 'number';
  return (
    <div className={classes.stack}>
      {takesSheets && (
        <div className={classes.bar} data-screen>
          {may.report && asOf === null && (
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
          )}
          {(['xlsx', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={addressOf(exportValues, {
                params: { id },
                query: { format, ...(asOf === null ? {} : { asOf }) },
              })}
              download
            >
              {t('import.export', { format: format.toUpperCase() })}
            </a>
          ))}
        </div>
      )}
      {targetId !== undefined && <AllocationPanel targetId={targetId} />}
      <CountedProducts indicatorId={id} />
      <IndicatorTasks indicatorId={id} />
      {importing && <ImportSheet indicatorId={id} onClose={() => setImporting(false)} />}
    </div>
  );
}
