import { accentFree } from '../../../server/calendar/rules/accent-free.ts';
import type { Unit } from '../../../server/organisation/contract.ts';
import type { DeadlineShape } from '../../../server/plans/contract.ts';
import { deadlineInCell } from '../../../server/plans/rules/deadline-cell.ts';
import { cellsOf } from '../../../server/plans/rules/task-table.ts';

/** A part of a task as the act takes it, with the line of the sheet that it comes from. */
export interface PastedPart {
  readonly line: number;
  readonly unit: Pick<Unit, 'id' | 'name'>;
  readonly title: string;
  readonly deadline: DeadlineShape | null;
  readonly product: string | null;
}

/** A cell that cannot be taken: its line, its column, what stands there. */
export interface PartFault {
  readonly line: number;
  readonly column: 'unit' | 'twins' | 'title' | 'deadline';
  readonly value: string;
}

export interface PastedParts {
  readonly parts: readonly PastedPart[];
  readonly faults: readonly PartFault[];
}

type Known = Pick<Unit, 'id' | 'name' | 'shortName' | 'code' | 'aliases'>;

const LEAST_TITLE = 5;

/**
 * Reads a list pasted from a spreadsheet: unit, work, deadline, product; tabs between, one part a line, a
 * head line left out. Every fault is named at once. An empty work is that of the task itself.
 *
 * @param units those that may be given parts
 * @param title the work of the task that is broken down
 * @param year for days typed without one
 */
export function readParts(
  text: string,
  units: readonly Known[],
  title: string,
  year: number,
): PastedParts {
  const named = namesOf(units);
  const parts: PastedPart[] = [];
  const faults: PartFault[] = [];
  cellsOf(text).forEach((row, index) => {
    const [written = '', work = '', due = '', product = ''] = row.map((cell) => cell.trim());
    const line = index + 1;
    if (row.every((cell) => cell.trim() === '') || (index === 0 && isHead(written))) return;
    const found = named.get(keyOf(written)) ?? [];
    const [unit] = found;
    const deadline = deadlineInCell(due, year);
    const words = work === '' ? title : work;
    const own: PartFault[] = [];
    if (!unit) own.push({ line, column: 'unit', value: written });
    if (found.length > 1) own.push({ line, column: 'twins', value: written });
    if (words.length < LEAST_TITLE) own.push({ line, column: 'title', value: work });
    if (deadline === 'NOT_READ') own.push({ line, column: 'deadline', value: due });
    faults.push(...own);
    if (unit && deadline !== 'NOT_READ' && own.length === 0) {
      parts.push({ line, unit, title: words, deadline, product: product === '' ? null : product });
    }
  });
  return { parts, faults };
}

/** Units by all that they are called, without accents and case. */
function namesOf(units: readonly Known[]): Map<string, Known[]> {
  const named = new Map<string, Known[]>();
  for (const unit of units) {
    const names = [unit.name, unit.shortName, unit.code, ...unit.aliases];
    for (const key of new Set(names.flatMap((name) => (name ? keyOf(name) : [])))) {
      named.set(key, [...(named.get(key) ?? []), unit]);
    }
  }
  return named;
}

function keyOf(name: string): string {
  return accentFree(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isHead(cell: string): boolean {
  return ['don vi', 'don vi thuc hien', 'don vi chu tri', 'co quan', 'unit'].includes(keyOf(cell));
}
