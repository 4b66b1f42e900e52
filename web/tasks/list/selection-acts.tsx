import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptTask, type TaskRow } from '../../../server/tasks/contract.ts';
import { call, newKey } from '../../app/client.ts';
import { useMe } from '../../app/me.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAsOf } from '../../app/use-view.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { asSheetRows } from './sheet-rows.ts';

interface SelectionActsProps {
  readonly rows: readonly TaskRow[];
  readonly onClear: () => void;
}

/** For the ticked rows: take them into Excel, or accept those that wait at one's own unit. */
export function SelectionActs({ rows, onClear }: SelectionActsProps) {
  const { t } = useTranslation('tasks');
  const { acting } = useMe();
  const { asOf } = useAsOf();
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const mine = rows.filter(({ state, unit }) => state === 'assigned' && unit.id === acting.unit.id);

  async function acceptAll(): Promise<void> {
    setDone(0);
    let accepted = 0;
    for (const { id, version } of mine) {
      try {
        const parts = { params: { id }, body: { version, officerId: null } };
        await call(acceptTask, parts, { idempotencyKey: newKey() });
        accepted += 1;
        setDone(accepted);
      } catch (error) {
        toastProblem(asProblem(error));
      }
    }
    setDone(null);
    toast(t('select.accepted', { count: accepted }));
    onClear();
    await client.invalidateQueries();
  }

  return (
    <>
      {mine.length > 0 && asOf === null && (
        <Button loading={done !== null} onClick={() => void acceptAll()}>
          {t('select.accept', { count: mine.length })}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() =>
          void navigator.clipboard
            .writeText(asSheetRows(rows))
            .then(() => toast(t('select.copied', { count: rows.length })))
        }
      >
        {t('select.copy')}
      </Button>
    </>
  );
}
