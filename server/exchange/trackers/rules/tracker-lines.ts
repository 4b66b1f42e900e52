import { type Day, parseDay } from '../../../calendar/rules/day.ts';
import { parseNumber } from '../../../calendar/rules/numbers.ts';
import type { ColumnPlaces, TrackerColumn } from './tracker-columns.ts';

/** One task as the superior's tracker has it. */
export interface TrackerLine {
  /** Line of the sheet, from 0: where our part of it is written back. */
  readonly at: number;
  /** The superior's own number of the task; null where the tracker gives none. */
  readonly code: string | null;
  readonly title: string;
  /** The document that ordered it, as written there. */
  readonly document: string;
  readonly unit: string;
  readonly deadline: string;
  readonly dueOn: Day | null;
  readonly status: string;
  readonly percent: number | null;
  readonly result: string;
  readonly finishedOn: Day | null;
  readonly cause: string;
}

/**
 * The tasks under the heads. Lines without a task (heads of groups, sums, numbers of columns) are left out.
 *
 * @param headAt line of the heads, from 0
 */
export function trackerLines(
  rows: readonly (readonly string[])[],
  headAt: number,
  places: ColumnPlaces,
): TrackerLine[] {
  return rows.flatMap((row, at) => {
    if (at <= headAt) return [];
    const cell = (column: TrackerColumn) => {
      const place = places[column];
      return place === undefined ? '' : (row[place] ?? '').replace(/\s+/gu, ' ').trim();
    };
    const title = cell('title');
    const filled = Object.values(places).filter((place) => (row[place] ?? '').trim() !== '').length;
    const isNumbered = /^\d+(?:[.)]\d*)*$/.test((row[0] ?? '').trim());
    // "(1) (2) (3)" under the heads, and a group that is its name alone.
    if (title === '' || /^\(?\d{1,2}\)?$/.test(title)) return [];
    if (filled < 2 && !isNumbered) return [];
    const [deadline, percent] = [cell('deadline'), cell('percent')];
    const read = parseNumber(percent.replace('%', '').trim());
    return {
      ...{ at, title, deadline, code: cell('code') || null, document: cell('document') },
      ...{
        unit: cell('unit'),
        status: cell('status'),
        result: cell('result'),
        cause: cell('cause'),
      },
      dueOn: dayIn(deadline),
      percent: read.ok ? percentOf(read.value, percent) : null,
      finishedOn: dayIn(cell('finishedOn')),
    };
  });
}

/** A spreadsheet holds 80 % as 0.8 and shows it otherwise. */
function percentOf(value: number, written: string): number {
  const isShare = !written.includes('%') && value > 0 && value <= 1 && /[.,]/.test(written);
  return Math.round(isShare ? value * 100 : value);
}

function dayIn(text: string): Day | null {
  const found = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.exec(text)?.[0].replace(/[.-]/g, '/');
  return found ? parseDay(found) : null;
}
