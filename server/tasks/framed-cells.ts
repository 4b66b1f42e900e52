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
  readonly frameText: string;
  readonly parts: readonly LedgerPart[];
  readonly framed: FramedCells;
}

/** Frames remembered by one process; the one asked for longest ago goes first. */
const MOST = 200;

const memories = new WeakMap<object, Map<string, Remembered>>();

/**
 * Frame and cells of a board at the moment of asking. Which cells a board has follows from its frame, so
 * they would be asked for one after the other; here both are asked at once, the cells by the frame as it was
 * last time, and asked again where it turns out to be another. What comes back is the very object of last
 * time as long as nothing has changed, so that what was made of it can be used again.
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
  const cellsOf = (parts: readonly LedgerPart[]) =>
    Promise.all(parts.map((part) => boardCells(sight, part)));
  const [frame, early] = await Promise.all([
    boardFrame(sight.db, sight.authorities, of),
    kept ? cellsOf(kept.parts) : null,
  ]);
  const frameText = JSON.stringify(frame);
  const isSameFrame = kept !== undefined && kept.frameText === frameText;
  const parts = isSameFrame ? kept.parts : partsOf(frame);
  const cells = isSameFrame && early ? early : await cellsOf(parts);
  const isSame = isSameFrame && cells.every((each, index) => each === kept.framed.cells[index]);
  const framed = isSame ? kept.framed : { frame, cells };
  memory.delete(name);
  memory.set(name, { frameText, parts, framed });
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
  return framed;
}

function memoryOf(db: object): Map<string, Remembered> {
  const memory = memories.get(db) ?? new Map<string, Remembered>();
  memories.set(db, memory);
  return memory;
}
