import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixRow } from '../../../server/reporting/matrix-contract.ts';
import { useMay } from '../../app/me.ts';
import { missingOf } from './missing-of.ts';

const UrgingSheet = lazy(async () => ({
  default: (await import('../../supervision/urging/urging-sheet.tsx')).UrgingSheet,
}));

interface MatrixActsProps {
  readonly rows: readonly MatrixRow[];
  /** Keys of the lines that are ticked. */
  readonly keys: readonly string[];
  readonly mayUnlock: boolean;
  readonly onUnlock: (obligationIds: readonly string[]) => void;
  readonly onClear: () => void;
}

/** For ticked lines of the matrix: [Mở khoá] what is locked, [Đôn đốc n đơn vị] for what is late and not in. */
export function MatrixActs({ rows, keys, mayUnlock, onUnlock, onClear }: MatrixActsProps) {
  const { t } = useTranslation('reporting');
  const mayUrge = useMay('task.urge');
  const [urging, setUrging] = useState<readonly string[] | null>(null);
  const missing = missingOf(rows, keys);
  const locked = rows
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ cells }) => cells)
    .filter(({ standing }) => standing.kind === 'locked')
    .map(({ obligationId }) => obligationId);
  const canUrge = mayUrge && missing.units > 0;
  const canUnlock = mayUnlock && locked.length > 0;
  return (
    <>
      {canUrge && (
        <Button variant="default" onClick={() => setUrging(missing.obligationIds)}>
          {t('matrix.urge', { count: missing.units })}
        </Button>
      )}
      {canUnlock && (
        <Button variant="default" onClick={() => onUnlock(locked)}>
          {t('matrix.unlock', { count: locked.length })}
        </Button>
      )}
      {!canUrge && !canUnlock && <span className="meta">{t('matrix.noMissing')}</span>}
      {urging && (
        <Suspense fallback={null}>
          <UrgingSheet
            choice={{ obligationIds: [...urging] }}
            onClose={() => setUrging(null)}
            onSent={onClear}
          />
        </Suspense>
      )}
    </>
  );
}
