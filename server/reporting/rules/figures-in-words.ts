import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { Figure } from '../facts-contract.ts';
import { plainNumber, printNumber } from './print-number.ts';

/** A sentence that gives another number than was counted. */
export interface Mismatch {
  readonly figure: Figure;
  /** The number in the words, as it stands there. */
  readonly said: string;
  /** The number that was counted for the period, printed alike. */
  readonly counted: string;
  /** The stretch of words in question. */
  readonly words: string;
}

/**
 * Numbers in a text that speak of a figure and say something else (`14 nhiệm vụ quá hạn` where 13 were
 * counted). A sentence speaks of the figure whose name it holds with nothing but a few words between name
 * and number; what equals any column of the figure is no mismatch.
 *
 * @param words the text as typed
 */
export function figureMismatches(words: string, figures: readonly Figure[]): Mismatch[] {
  const named = figures
    .flatMap((figure) => {
      const names = [nameOf(figure), ...(ALSO_CALLED[figure.key] ?? [])];
      return names
        .filter((name) => figure.period !== null && name.length >= 5)
        .map((name) => ({ figure, name }));
    })
    // The longest name first: "hoàn thành quá hạn" is not spoken of as "quá hạn".
    .toSorted((a, b) => b.name.length - a.name.length);
  return clausesOf(words).flatMap((clause) => {
    const text = accentFree(clause);
    const spoken = named.find(({ name }) => text.includes(name));
    if (!spoken) return [];
    const { figure, name } = spoken;
    const said = numberBeside(text, name);
    const value = said === null ? null : plainNumber(said);
    if (said === null || value === null || isOneOf(value, figure)) return [];
    return [{ figure, said, counted: printNumber(figure.period), words: clause.trim() }];
  });
}

/** What people call the counts of tasks besides their printed names. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  'tasks.assigned': ['nhiem vu duoc giao', 'nhiem vu phai thuc hien'],
  'tasks.given': ['giao moi'],
  'tasks.done': ['nhiem vu da hoan thanh', 'nhiem vu hoan thanh'],
  'tasks.done_on_time': ['dung han', 'dung tien do'],
  'tasks.done_late': ['hoan thanh qua han', 'hoan thanh tre han'],
  'tasks.open_within': ['trong han'],
  'tasks.open_overdue': ['qua han', 'tre han', 'cham tien do'],
};

/** What the figure is called in sentences: its name without what stands in brackets and without its measure. */
function nameOf({ label, measure }: Figure): string {
  const words = accentFree(label.vi.replace(/\([^)]*\)/g, ' '));
  const start = accentFree(measure.vi);
  const short = words.startsWith(`${start} `) ? words.slice(start.length) : words;
  return short.replace(/^(?:so|tong so)\s+/, '').trim();
}

/** Parts of sentences, each of which says one thing. A point or comma inside a number does not end one. */
function clausesOf(words: string): string[] {
  return words.split(/[\n;:()]|[.,](?=\s|$)/).filter((clause) => clause.trim() !== '');
}

/** The nearest number that stands before the name with at most three words between, or right after it. */
function numberBeside(text: string, name: string): string | null {
  const at = text.indexOf(name);
  const before = /(\d[\d.,]*)(?:\s+\p{L}+){0,3}\s*$/u.exec(text.slice(0, at));
  if (before?.[1]) return before[1].replace(/[.,]+$/, '');
  const after = /^\s*(?:la\s+|gom\s+|co\s+)?(\d[\d.,]*)(?!\s*[/%]|\d)/u.exec(
    text.slice(at + name.length),
  );
  return after?.[1]?.replace(/[.,]+$/, '') ?? null;
}

function isOneOf(value: string, figure: Figure): boolean {
  const { period, cumulative, lastYear, estimate, target } = figure;
  return [period, cumulative, lastYear, estimate, target].some(
    (known) => known !== null && plainNumber(printNumber(known)) === value,
  );
}
