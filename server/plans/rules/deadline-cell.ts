import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { deadlineFromText } from '../../calendar/rules/deadline-text.ts';
import type { DeadlineShape } from '../contract.ts';
import { shapeOf } from './draft-deadline.ts';

/** Said behind words that stand for no day, so that they are kept as they are. */
export const UNDATED = 'chưa rõ';

/**
 * A deadline as a cell holds it: its words; where the words alone would be read otherwise (or not at
 * all), its code in square brackets behind them: `trước kỳ họp [2024-Q4]`, `khi có kinh phí [chưa rõ]`.
 */
export function deadlineCell(deadline: DeadlineShape | null, year: number | null): string {
  if (deadline === null) return '';
  const { raw, norm } = deadline;
  const plain = deadlineInCell(raw, year);
  if (plain !== 'NOT_READ' && plain !== null && isSame(plain, deadline)) return raw;
  return `${raw} [${norm ?? UNDATED}]`.trim();
}

/** The inverse of {@link deadlineCell}; null for an empty cell, `NOT_READ` where the words are no deadline. */
export function deadlineInCell(
  cell: string,
  year: number | null,
): DeadlineShape | null | 'NOT_READ' {
  if (cell === '') return null;
  const opens = cell.endsWith(']') ? cell.lastIndexOf('[') : -1;
  if (opens >= 0) {
    const raw = cell.slice(0, opens).trimEnd();
    const code = cell.slice(opens + 1, -1).trim();
    if (code.toLowerCase() === UNDATED) return shapeOf(deadlineFromNorm(null, raw));
    const deadline = deadlineFromNorm(code, raw);
    return deadline.norm === code ? shapeOf(deadline) : 'NOT_READ';
  }
  const read = deadlineFromText(cell, year === null ? {} : { year });
  return read.ok ? shapeOf(read.deadline) : 'NOT_READ';
}

function isSame(a: DeadlineShape, b: DeadlineShape): boolean {
  return (
    a.raw === b.raw &&
    a.kind === b.kind &&
    a.precision === b.precision &&
    a.norm === b.norm &&
    a.startsOn === b.startsOn &&
    a.dueOn === b.dueOn
  );
}
