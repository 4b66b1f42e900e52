import { combine, withSums } from './rules/board-cell.ts';
import { limitsOf } from './rules/flags.ts';
import { type CellRow, type LedgerPart, ledgerCells } from './store/board-cells.ts';
import type { TaskSight } from './task-sight.ts';

/** Cells of one snapshot. */
export interface SeenCells {
  readonly cells: readonly CellRow[];
  /** The fold as of which they hold; null where no ledger was asked, or where postings wait for their fold. */
  readonly settled: string | null;
  /** What their frame hung on; null where no ledger was asked. */
  readonly stamp: string | null;
}

const NONE: SeenCells = { cells: [], settled: null, stamp: null };

/** Boards remembered by one process; the one asked for longest ago goes first. */
const MOST = 200;

/** The cells of one board as of one fold of its ledger. */
interface Remembered {
  readonly cells: readonly CellRow[];
  readonly folds: string;
}

const memories = new WeakMap<object, Map<string, Remembered>>();

/**
 * The cells of a board, exact at the moment of asking. What the balances came to as of a fold is
 * remembered; each request adds the postings of later folds and those not folded yet, in the snapshot in
 * which it also learns which folds there were. So a board costs what has changed since it was last asked
 * for, an act shows on it as soon as it commits, whichever process did it, and a ledger that was written
 * anew is read anew. As long as nothing changes the very same list is given.
 */
export async function boardCells(sight: TaskSight, part: LedgerPart): Promise<SeenCells> {
  if (part.planIds.length === 0 || part.unitIds.length === 0) return NONE;
  const memory = memoryOf(sight.db);
  const key = keyOf(sight, part);
  const before = memory.get(key) ?? null;
  const now = await ledgerCells(sight, part, before?.folds ?? null);
  if (before && BigInt(now.rebuilt) > BigInt(before.folds)) {
    memory.delete(key);
    return boardCells(sight, part);
  }
  const cells = addRows(before?.cells ?? [], now.folded);
  remember(memory, key, { cells, folds: now.folds });
  const settled = now.posted.length === 0 ? now.folds : null;
  return { cells: addRows(cells, now.posted), settled, stamp: now.stamp };
}

/** Forgets every board of a database, as a process that has just started; for measurements. */
export function forgetBoards(db: object): void {
  memories.delete(db);
}

/** What is remembered of a database: another object once it has been forgotten. */
export function memoryOf(db: object): Map<string, Remembered> {
  const memory = memories.get(db) ?? new Map<string, Remembered>();
  memories.set(db, memory);
  return memory;
}

/** Lateness depends on the day, so a board of today is another one tomorrow; flags on whoever looks. */
function keyOf({ day, isPast, actor }: TaskSight, part: LedgerPart): string {
  const { authorityId, layer, planIds, unitIds } = part;
  const { by = 'units', fieldId, leaderId, level } = part;
  const { dueSoonDays, silentDays } = limitsOf(actor);
  const limits = `${dueSoonDays}/${silentDays}`;
  const asked = [by, layer, fieldId, leaderId, level];
  return [authorityId, day, isPast, limits, ...asked, planIds, unitIds].join(' ');
}

/** Of two requests that end out of order the one that saw more folds is kept. */
function remember(memory: Map<string, Remembered>, key: string, seen: Remembered): void {
  const kept = memory.get(key);
  memory.delete(key);
  memory.set(key, kept && BigInt(kept.folds) > BigInt(seen.folds) ? kept : seen);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}

/** Figures are sums of what lies on the accounts, so those of one row and field add up figure by figure. */
function addRows(rows: readonly CellRow[], more: readonly CellRow[]): readonly CellRow[] {
  if (more.length === 0) return rows;
  const sums = new Map(rows.map((row) => [`${row.row} ${row.fieldId}`, row]));
  for (const row of more) {
    const key = `${row.row} ${row.fieldId}`;
    const before = sums.get(key);
    sums.set(key, before ? addRow(before, row) : row);
  }
  return [...sums.values()];
}

function addRow(a: CellRow, b: CellRow): CellRow {
  const figures = combine(withSums(a), withSums(b));
  const ages = a.ages.map((count, band) => count + (b.ages[band] ?? 0));
  return { ...figures, row: a.row, fieldId: a.fieldId, ages };
}
