import type { MeasureState, Part } from '../ranking-contract.ts';

/** What a source found for one unit, before any formula. */
export interface Measure {
  readonly state: MeasureState;
  /** b: what was achieved, counted, entered or given. */
  readonly value: number | null;
  /** a: what was due or planned; null where the number stands alone. */
  readonly of: number | null;
  readonly parts: readonly Part[];
  /** The tasks behind each part, where they were asked for: what a publication keeps. */
  readonly cases?: Readonly<Record<string, readonly string[]>>;
  readonly self?: { readonly points: number | null; readonly words: string | null };
  readonly words?: string | null;
}

/** The measures of one source by unit; a unit that is not there has nothing ("chưa có số liệu"). */
export type Measures = ReadonlyMap<string, Measure>;

export const NOTHING: Measure = { state: 'missing', value: null, of: null, parts: [] };

/** b of a, known from a number of cases on. */
export function shareOf(good: number, all: number, minimum: number): Omit<Measure, 'parts'> {
  return { state: all < minimum ? 'too_few' : 'known', value: good, of: all };
}

/** The number that bands and bounds look at: the share in percent, or the value itself. */
export function levelOf({ value, of }: Pick<Measure, 'value' | 'of'>): number | null {
  if (value === null) return null;
  if (of === null) return value;
  return of === 0 ? null : (value / of) * 100;
}
