import { boardCells, memoryOf, type SeenCells } from './board-memory.ts';
import type { CellRow, LedgerPart } from './store/board-cells.ts';
import { type BoardFrame, boardFrame } from './store/board-frame.ts';
import { ledgerNews } from './store/ledger-news.ts';
import type { TaskSight } from './task-sight.ts';

/** The frame of a board and its cells, one list for each ledger that it asks. */
export interface FramedCells {
  readonly frame: BoardFrame;
  readonly cells: readonly (readonly CellRow[])[];
}

interface Remembered {
  readonly parts: readonly LedgerPart[];
  readonly framed: FramedCells;
  /** The fold of each ledger as of which the cells hold; null where postings waited for their fold. */
  readonly settled: readonly string[] | null;
}

/** Frames remembered by one process; the one asked for longest ago goes first. */
const MOST = 200;

const memories = new WeakMap<object, Map<string, Remembered>>();

/**
 * Frame and cells of a board at the moment of asking. Once they are remembered, one small statement asks
 * whether anything has been posted since and whether the frame is still the same; only where something has,
 * what changed is read. What comes back is the very object of last time as long as nothing has changed, so
 * that what was made of it can be used again.
 *
 * @param key everything that `partsOf` depends on beside the frame
 * @param partsOf the ledgers, plans and units that a frame asks for; may refuse
 */
export async function framedCells(
  sight: TaskSight,
  key: string,
  of: Parameters<typeof boardFrame>[2],
  partsOf: (frame: BoardFrame) => readonly LedgerPart[],
): Promise<FramedCells> {
  const memory = framesOf(sight.db);
  const name = [key, sight.authorities, sight.isPast, JSON.stringify(of)].join(' ');
  const kept = memory.get(name);
  if (kept) {
    const still = (await stillSettled(sight, kept)) ?? (await cellsOfSameFrame(sight, kept));
    if (still) return remember(memory, name, still);
  }
  const frame = await boardFrame(sight.db, sight.authorities, of);
  const parts = partsOf(frame);
  return remember(memory, name, seenAs(frame, parts, await cellsOf(sight, parts)));
}

/** What was remembered, where nothing at all has happened since; null where something has. */
async function stillSettled(sight: TaskSight, kept: Remembered): Promise<Remembered | null> {
  const { parts, settled, framed } = kept;
  if (settled === null) return null;
  const known = parts.map(({ authorityId }, n) => ({ authorityId, folds: settled[n] ?? '0' }));
  const news = await ledgerNews(sight, known, framed.frame.planIds);
  const isSame = news.every(({ hasMoved, stamp }) => !hasMoved && stamp === framed.frame.stamp);
  return isSame ? { ...kept, settled: news.map(({ folds }) => folds) } : null;
}

/** The cells of a remembered frame as they are now; null where the frame may have become another. */
async function cellsOfSameFrame(
  sight: TaskSight,
  { parts, framed }: Remembered,
): Promise<Remembered | null> {
  const seen = await cellsOf(sight, parts);
  const isSame = seen.length > 0 && seen.every(({ stamp }) => stamp === framed.frame.stamp);
  if (!isSame) return null;
  const now = seenAs(framed.frame, parts, seen);
  const hasSameCells = seen.every(({ cells }, index) => cells === framed.cells[index]);
  return hasSameCells ? { ...now, framed } : now;
}

function cellsOf(sight: TaskSight, parts: readonly LedgerPart[]): Promise<SeenCells[]> {
  return Promise.all(parts.map((part) => boardCells(sight, part)));
}

function seenAs(
  frame: BoardFrame,
  parts: readonly LedgerPart[],
  seen: readonly SeenCells[],
): Remembered {
  const folds = seen.flatMap(({ settled }) => settled ?? []);
  return {
    parts,
    framed: { frame, cells: seen.map(({ cells }) => cells) },
    settled: seen.length > 0 && folds.length === seen.length ? folds : null,
  };
}

function remember(memory: Map<string, Remembered>, name: string, seen: Remembered): FramedCells {
  memory.delete(name);
  memory.set(name, seen);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
  return seen.framed;
}

/** Forgotten together with the boards of the database. */
function framesOf(db: object): Map<string, Remembered> {
  const boards = memoryOf(db);
  const memory = memories.get(boards) ?? new Map<string, Remembered>();
  memories.set(boards, memory);
  return memory;
}
