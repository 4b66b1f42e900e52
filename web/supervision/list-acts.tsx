import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/me.ts';
import type { TaskConditions } from '../tasks/list/task-query.ts';

const UrgingSheet = lazy(async () => ({
  default: (await import('./urging/urging-sheet.tsx')).UrgingSheet,
}));
const DemandSheet = lazy(async () => ({
  default: (await import('./explanation/demand-sheet.tsx')).DemandSheet,
}));

interface ListActsProps {
  readonly filter: TaskConditions & { readonly q?: string | undefined };
  /** Overdue tasks of the list: without any there is nothing to press for. */
  readonly overdue: number;
}

/** [Yêu cầu giải trình] [Đôn đốc] for whatever the list shows overdue. */
export function ListActs({ filter, overdue }: ListActsProps) {
  const { t } = useTranslation(['tasks', 'planViews']);
  const mayUrge = useMay('task.urge');
  const mayDemand = useMay('task.demand_explanation');
  const [act, setAct] = useState<'urge' | 'demand' | null>(null);
  if (overdue === 0) return null;
  const { q: _q, ...conditions } = filter;
  const close = () => setAct(null);
  return (
    <>
      {mayDemand && (
        <Button variant="default" onClick={() => setAct('demand')}>
          {t('tasks:act.word.demand_explanation')}
        </Button>
      )}
      {mayUrge && (
        <Button variant="default" onClick={() => setAct('urge')}>
          {t('planViews:many.urge')}
        </Button>
      )}
      <Suspense fallback={null}>
        {act === 'urge' && (
          <UrgingSheet
            choice={{ filter: { ...filter, status: ['DTH_QUA_HAN'] } }}
            onClose={close}
          />
        )}
        {act === 'demand' && <DemandSheet filter={conditions} onClose={close} />}
      </Suspense>
    </>
  );
}
