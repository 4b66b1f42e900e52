import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { ReadyJson } from '../platform/http/ready-json.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Board, BoardCell, getBoard } from './contract.ts';
import { type FramedCells, framedCells } from './framed-cells.ts';
import { requirePlan } from './require-plan.ts';
import { AGE_BANDS } from './rules/ageing.ts';
import { combine, EMPTY_CELL, withSums } from './rules/board-cell.ts';
import { limitsOf } from './rules/flags.ts';
import type { CellRow } from './store/board-cells.ts';
import type { BoardFrame } from './store/board-frame.ts';
import { type OtherHead, type RowHead, rowHeads } from './store/board-heads.ts';
import { isWholeAuthority } from './store/filter-sql.ts';
import { openSight, type TaskSight } from './task-sight.ts';

type Query = z.output<(typeof getBoard)['query']>;
type Cells = Map<string, BoardCell>;

/**
 * Bảng điều hành: rows × fields with the official 2 × 2, as of any day. Rows are the units right under the
 * chosen one; then, for the top of an authority, the bodies outside its tree that it gave work to; last the
 * chosen unit itself, with what it or a moved unit holds. Or they are the plans, the directing leaders or
 * the levels (cấp) of all that these units hold together.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND for a unit or plan out of sight, BAD_INPUT for no such day
 */
export async function boardView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<z.input<typeof Board>> {
  const seen = await seeBoard(platform, actor, query);
  return { computedAt: platform.clock().toISOString(), ...shapeBoard(seen, query) };
}

/** {@link boardView} as it is sent: what was sent last time as long as nothing has changed. */
export async function boardReply(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<ReadyJson<z.input<typeof Board>>> {
  const seen = await seeBoard(platform, actor, query);
  const text = texts.get(seen.framed) ?? JSON.stringify(shapeBoard(seen, query));
  texts.set(seen.framed, text);
  const computedAt = JSON.stringify(platform.clock().toISOString());
  return new ReadyJson(`{"computedAt":${computedAt},${text.slice(1)}`);
}

/** Replies by what they were made of, which is the same object as long as nothing has changed. */
const texts = new WeakMap<FramedCells, string>();

interface Seen {
  readonly sight: TaskSight;
  readonly unitId: string;
  readonly framed: FramedCells;
  /** Heads of rows that are no units. */
  readonly heads: readonly OtherHead[];
}

async function seeBoard(platform: Platform, actor: Actor, query: Query): Promise<Seen> {
  requireRight(actor, 'board.read');
  const sight = await openSight(platform, actor, query.asOf);
  const unitId = query.unitId ?? actor.jurisdictionUnitId;
  const { rows: by = 'units' } = query;
  const of = {
    unitId,
    day: sight.day,
    planId: query.planId,
    withBeside: isWholeAuthority(sight, unitId, actor.authorityId),
  };
  const { jurisdictionUnitId, wholeAuthority } = actor;
  const { dueSoonDays, silentDays } = limitsOf(actor);
  const who = [jurisdictionUnitId, wholeAuthority, dueSoonDays, silentDays, query.layer, by];
  const framed = await framedCells(sight, `board ${who.join(' ')}`, of, (frame) => {
    const { under, beside, plan, planIds } = frame;
    const { path, authorities } = boardPlace(sight, frame);
    if (path.length === 0 || (query.planId && !plan)) throw new Refusal(platformErrors.NOT_FOUND);
    return authorities.map((authorityId) => {
      const outside = authorityId === actor.authorityId ? beside : [];
      const below = by === 'units' ? under : [];
      const unitIds = [unitId, ...[...below, ...outside].map(({ id }) => id)];
      return { authorityId, planIds, unitIds, layer: query.layer, by };
    });
  });
  if (query.planId) await requirePlan(sight, query.planId, framed.frame.planOf);
  const ids = by === 'units' ? [] : framed.cells.flat().map(({ row }) => row);
  const heads = await rowHeads(sight, by, [...new Set(ids)]);
  return { sight, unitId, framed, heads };
}

function shapeBoard(seen: Seen, query: Query) {
  const { sight, framed } = seen;
  const { frame } = framed;
  const { path } = boardPlace(sight, frame);
  const unit = path.at(-1);
  if (!unit) throw new Refusal(platformErrors.NOT_FOUND);
  const { rows: by = 'units' } = query;
  const { rows, whole, ageing } = by === 'units' ? unitRows(seen, unit) : otherRows(seen);
  const withCells = query.planId !== undefined;
  return {
    asOf: sight.day,
    plan: frame.plan,
    by,
    unit,
    path,
    fields: [
      ...frame.fields,
      ...(withCells && whole.has('none') ? [{ id: 'none' as const, name: '' }] : []),
    ],
    rows: rows.map(({ head, hasChildren, cells }) => ({
      ...{ head, hasChildren, cells: withCells ? Object.fromEntries(cells) : {} },
      total: totalOf(cells),
    })),
    total: totalOf(whole),
    totals: withCells ? Object.fromEntries(whole) : {},
    ageing,
  };
}

interface Shaped {
  readonly rows: readonly {
    readonly head: RowHead;
    readonly hasChildren: boolean;
    readonly cells: Cells;
  }[];
  readonly whole: Cells;
  readonly ageing: ReturnType<typeof ageingOf>;
}

function unitRows({ unitId, framed: { frame, cells } }: Seen, unit: UnitRef): Shaped {
  const { under, beside } = frame;
  const lines = cells.flat();
  const cellsOf = gather(lines);
  const whole = [cellsOf(unitId), ...beside.map(({ id }) => cellsOf(id))].reduce(
    addCells,
    new Map(),
  );
  const itself = under.map(({ id }) => cellsOf(id)).reduce(takeCells, cellsOf(unitId));
  const rows = [
    ...under.filter((row) => !row.isClosed || hasWork(cellsOf(row.id))),
    ...beside.filter((row) => hasWork(cellsOf(row.id))),
  ].map(({ id, name, shortName, hasChildren }) => ({
    ...{ head: { id, name, shortName }, hasChildren, cells: cellsOf(id) },
  }));
  if (hasWork(itself)) rows.push({ head: unit, hasChildren: false, cells: itself });
  const counted = new Set([unitId, ...beside.map(({ id }) => id)]);
  return { rows, whole, ageing: ageingOf(lines.filter(({ row }) => counted.has(row))) };
}

/** Plans, leaders or levels: those that hold something, in the order of their heads. */
function otherRows({ framed: { cells }, heads }: Seen): Shaped {
  const lines = cells.flat();
  const cellsOf = gather(lines);
  const rows = heads
    .map(({ row, ...head }) => ({ head, hasChildren: false, cells: cellsOf(row) }))
    .filter((each) => hasWork(each.cells));
  const whole = rows.map((row) => row.cells).reduce(addCells, new Map());
  return { rows, whole, ageing: ageingOf(lines) };
}

/** From the top that the post may see down to the unit, and the ledgers that say something about it. */
function boardPlace(
  { actor, authorities }: TaskSight,
  { path }: BoardFrame,
): { path: UnitRef[]; authorities: readonly string[] } {
  const top = path.findIndex(({ id }) => id === actor.jurisdictionUnitId);
  if (top >= 0) return { path: path.slice(0, top + 1).reverse(), authorities };
  // A body outside the tree: the top of an authority sees there what its own authority gave.
  if (!actor.wholeAuthority || path.length === 0) throw new Refusal(platformErrors.NOT_FOUND);
  return { path: [...path].reverse(), authorities: [actor.authorityId] };
}

/** Cells by field of each row, over all ledgers. Only plans of one board share field names. */
function gather(lines: readonly CellRow[]): (unitId: string) => Cells {
  const units = new Map<string, Cells>();
  for (const line of lines) {
    const cells: Cells = units.get(line.row) ?? new Map();
    const field = line.fieldId === '0' ? 'none' : line.fieldId;
    const before = cells.get(field);
    cells.set(field, before ? combine(before, withSums(line)) : withSums(line));
    units.set(line.row, cells);
  }
  return (unitId) => units.get(unitId) ?? new Map();
}

function addCells(a: Cells, b: Cells): Cells {
  return combineCells(a, b, 1);
}

function takeCells(a: Cells, b: Cells): Cells {
  return combineCells(a, b, -1);
}

function combineCells(a: Cells, b: Cells, sign: 1 | -1): Cells {
  const sum: Cells = new Map(a);
  for (const [field, cell] of b) sum.set(field, combine(sum.get(field) ?? EMPTY_CELL, cell, sign));
  return sum;
}

function hasWork(cells: Cells): boolean {
  return [...cells.values()].some((cell) => Object.values(cell).some((figure) => figure !== 0));
}

function totalOf(cells: Cells): BoardCell {
  return [...cells.values()].reduce((sum, cell) => combine(sum, cell), EMPTY_CELL);
}

function ageingOf(lines: readonly CellRow[]) {
  return AGE_BANDS.map(({ from, upTo }, band) => ({
    from,
    upTo,
    count: lines.reduce((sum, { ages }) => sum + (ages[band] ?? 0), 0),
  }));
}
