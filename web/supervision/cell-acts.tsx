import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/me.ts';
import { useAsOf } from '../app/use-view.ts';
import { useKeys } from '../kit/keys/use-keys.ts';
import { conditionsOf, type TaskConditions } from '../tasks/list/task-query.ts';

const UrgingSheet = lazy(async () => ({
  default: (await import('./urging/urging-sheet.tsx')).UrgingSheet,
}));
const DemandSheet = lazy(async () => ({
  default: (await import('./explanation/demand-sheet.tsx')).DemandSheet,
}));

/** What is still to be done behind a cell that counts more than that. */
const OPEN = ['DTH_QUA_HAN', 'DTH_TRONG_HAN'] as const;

/** A cell of the board that was chosen, and what for. */
interface Chosen {
  readonly act: 'urge' | 'demand';
  readonly filter: TaskConditions;
}

/**
 * The acts on a cell of the board: `d` urges what is late in it (what is open where nothing is), `e` demands an
 * explanation of what is overdue. A cell is a link to its list, so the conditions are those of its address; the
 * list has the same acts as buttons.
 */
export function CellActs() {
  const { t } = useTranslation('board');
  const { asOf } = useAsOf();
  const mayUrge = useMay('task.urge');
  const mayDemand = useMay('task.demand_explanation');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = (act: Chosen['act']) => {
    const filter = filterOfCell();
    if (filter !== null) setChosen({ act, filter });
  };
  const isToday = asOf === null;
  useKeys([{ keys: ['d'], label: t('key.urge'), run: () => choose('urge') }], isToday && mayUrge);
  useKeys(
    [{ keys: ['e'], label: t('key.demand'), run: () => choose('demand') }],
    isToday && mayDemand,
  );
  const close = () => setChosen(null);
  return (
    <Suspense fallback={null}>
      {chosen?.act === 'urge' && (
        <UrgingSheet choice={{ filter: { status: [...OPEN], ...chosen.filter } }} onClose={close} />
      )}
      {chosen?.act === 'demand' && <DemandSheet filter={chosen.filter} onClose={close} />}
    </Suspense>
  );
}

/** The conditions of the cell that has the focus; null where it is on no link to a list. */
function filterOfCell(): TaskConditions | null {
  const cell = document.activeElement;
  if (!(cell instanceof HTMLAnchorElement) || cell.closest('td') === null) return null;
  const { pathname, searchParams } = new URL(cell.href);
  if (pathname !== '/tasks') return null;
  const filters: Record<string, string[]> = {};
  for (const [name, value] of searchParams) {
    if (name.startsWith('f.')) filters[name.slice(2)] = [...(filters[name.slice(2)] ?? []), value];
  }
  return conditionsOf(filters);
}
