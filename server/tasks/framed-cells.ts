import { boardCells } from './board-memory.ts';
import type { CellRow, LedgerPart } from './store/board-cells.ts';
import { type BoardFrame, boardFrame } from './store/board-frame.ts';
import type { TaskSight } from './task-sight.ts';

/** The frame of a board and its cells, one list for each ledger that it asks. */
export interface FramedCells {
  readonly frame: BoardFrame;
  readonly cells: readonly (readonly CellRow[])[];
}

interface Remembered {
  readonly parts: readonly LedgerPart[];
  readonly framed: FramedCells;
}

/** Frames remembered by one process; the one asked for longest ago goes first. */
const MOST = 200;

const memories = new WeakMap<object, Map<string, Remembered>>();

/**
 * Frame and cells of a board at the moment of asking, in one statement a ledger once they are remembered: the
 * statement that says what has been posted says too what the frame hangs on, and as long as that is the same,
 * so is the frame. What comes back is the very object of last time as long as nothing has changed, so that
 * what was made of it can be used again.
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
  const memory = memoryOf(sight.db);
  const name = [key, sight.authorities, sight.isPast, JSON.stringify(of)].join(' ');
  const kept = memory.get(name);
  const seen = kept && (await cellsOfSameFrame(sight, kept));
  if (kept && seen) {
    const isSame = seen.every((each, index) => each === kept.framed.cells[index]);
    const framed = isSame ? kept.framed : { frame: kept.framed.frame, cells: seen };
    return remember(memory, name, { parts: kept.parts, framed });
  }
  const frame = await boardFrame(sight.db, sight.authorities, of);
  const parts = partsOf(frame);
  const cells = await Promise.all(parts.map((part) => boardCells(sight, part)));
  return remember(memory, name, {
    parts,
    framed: { frame, cells: cells.map((each) => each.cells) },
  });
}

/** The cells of a remembered frame; null where the frame may have become another. */
async function cellsOfSameFrame(
  sight: TaskSight,
  { parts, framed }: Remembered,
): Promise<(readonly CellRow[])[] | null> {
  const seen = await Promise.all(parts.map((part) => boardCells(sight, part)));
  const isSame = seen.length > 0 && seen.every(({ stamp }) => stamp === framed.frame.stamp);
  return isSame ? seen.map(({ cells }) => cells) : null;
}

function remember(memory: Map<string, Remembered>, name: string, seen: Remembered): FramedCells {
  memory.delete(name);
  memory.set(name, seen);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
  return seen.framed;
}

function memoryOf(db: object): Map<string, Remembered> {
  const memory = memories.get(db) ?? new Map<string, Remembered>();
  memories.set(db, memory);
  return memory;
}
