import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { useMay, useMe } from '../../app/me.ts';
import { useAsOf } from '../../app/use-view.ts';
import { toast } from '../../kit/toast.tsx';
import { asSheetRows } from './sheet-rows.ts';
import { useManyActs } from './use-many-acts.ts';

const ManySheet = lazy(async () => ({ default: (await import('./many-sheet.tsx')).ManySheet }));
const UrgingSheet = lazy(async () => ({
  default: (await import('../../supervision/urging/urging-sheet.tsx')).UrgingSheet,
}));
const PastePartsSheet = lazy(async () => ({
  default: (await import('./paste-parts-sheet.tsx')).PastePartsSheet,
}));

/** States in which a unit may part its task. */
const PARTABLE: readonly TaskRow['state'][] = ['accepted', 'in_progress'];

interface SelectionActsProps {
  readonly ids: readonly string[];
  /** The rows that have been read; ticks reach beyond them when all were chosen. */
  readonly known: readonly TaskRow[];
  readonly every: () => Promise<readonly TaskRow[]>;
  readonly onClear: () => void;
}

/** For the ticked rows: accept what waits at one's own unit, change them alike, take them into Excel. */
export function SelectionActs({ ids, known, every, onClear }: SelectionActsProps) {
  const { t } = useTranslation(['tasks', 'planViews']);
  const { acting } = useMe();
  const { asOf } = useAsOf();
  const [changing, setChanging] = useState<readonly TaskRow[] | null>(null);
  const many = useManyActs(onClear);
  const chosen = new Set(ids);
  const shown = known.filter(({ id }) => chosen.has(id));
  const rows = async () =>
    shown.length === chosen.size ? shown : (await every()).filter(({ id }) => chosen.has(id));
  const isMine = ({ state, unit }: TaskRow) => state === 'assigned' && unit.id === acting.unit.id;
  const mine = shown.filter(isMine).length;
  const [parting, setParting] = useState<TaskRow | null>(null);
  const mayPart = useMay('task.break_down');
  const mayUrge = useMay('task.urge');
  const [urging, setUrging] = useState<readonly string[] | null>(null);
  const [only] = shown;
  const isPartable =
    mayPart &&
    chosen.size === 1 &&
    only?.unit.id === acting.unit.id &&
    PARTABLE.includes(only.state);

  return (
    <>
      {mine > 0 && asOf === null && (
        <Button
          loading={many.done !== null}
          onClick={async () => many.act({ act: 'accept' }, (await rows()).filter(isMine))}
        >
          {t('tasks:select.accept', { count: mine })}
        </Button>
      )}
      {asOf === null && (
        <Button
          variant="default"
          loading={many.done !== null}
          onClick={async () => setChanging(await rows())}
        >
          {t('planViews:many.change')}
        </Button>
      )}
      {asOf === null && mayUrge && (
        <Button variant="default" onClick={() => setUrging([...ids])}>
          {t('planViews:many.urge')}
        </Button>
      )}
      {asOf === null && isPartable && (
        <Button variant="default" onClick={() => setParting(only ?? null)}>
          {t('planViews:paste.open')}
        </Button>
      )}
      <Button
        variant="default"
        onClick={async () => {
          const copied = await rows();
          await navigator.clipboard.writeText(asSheetRows(copied));
          toast(t('tasks:select.copied', { count: copied.length }));
        }}
      >
        {t('tasks:select.copy')}
      </Button>
      {parting !== null && (
        <Suspense fallback={null}>
          <PastePartsSheet task={parting} onClose={() => setParting(null)} />
        </Suspense>
      )}
      {urging !== null && (
        <Suspense fallback={null}>
          <UrgingSheet
            choice={{ taskIds: [...urging] }}
            onClose={() => setUrging(null)}
            onSent={onClear}
          />
        </Suspense>
      )}
      {changing !== null && (
        <Suspense fallback={null}>
          <ManySheet
            rows={changing}
            busy={many.done}
            onAct={async (act) => {
              await many.act(act, changing);
              setChanging(null);
            }}
            onClose={() => setChanging(null)}
          />
        </Suspense>
      )}
    </>
  );
}
