import { accentFree } from '../../calendar/rules/accent-free.ts';

/** One unit having taken over from another (kế thừa). */
export interface Succeeded {
  readonly from: string;
  readonly to: string;
  readonly onDay: string;
  /** Names of fields that went this way; with `under` empty as well: all that goes no other way. */
  readonly fields: readonly string[];
  /** Units of which what is about them went this way. */
  readonly under: readonly string[];
  /** Only what fits went; the unit lives on. */
  readonly isPart: boolean;
}

/** What is looked at on today's map: it belongs to a unit of some day, and perhaps to a field and a place. */
export interface Mapped {
  readonly unitId: string;
  readonly field?: string | null;
  /** The unit that it is about and those above that, where that is known. */
  readonly placePath?: readonly string[];
}

/**
 * Which unit of a day stands where a unit of an earlier day stood: for every thing exactly one, so that totals
 * on today's map are those as it was. From a unit that was divided things go by their field or place; what fits
 * no way goes with the rest where there is such a way, and otherwise stays, in sight, with the old unit.
 *
 * @param successions any that are known; those after `day` count for nothing
 */
export function todaysMap(
  successions: readonly Succeeded[],
  day: string,
): (thing: Mapped) => string {
  const ways = new Map<string, Succeeded[]>();
  for (const way of successions) {
    if (way.onDay > day) continue;
    ways.set(way.from, [...(ways.get(way.from) ?? []), way]);
  }
  for (const each of ways.values()) each.sort(inOrder);
  const fields = new Map(
    [...ways.values()].flat().map((way) => [way, new Set(way.fields.map(accentFree))]),
  );

  return ({ unitId, field = null, placePath = [] }) => {
    const key = field === null ? null : accentFree(field);
    const seen = new Set<string>();
    let [at, since] = [unitId, ''];
    // A unit that takes over and is taken over on the same day is followed on; a circle ends where it closes.
    while (!seen.has(at)) {
      seen.add(at);
      const open = (ways.get(at) ?? []).filter(({ onDay }) => onDay >= since);
      const next = open.find(fits) ?? open.find((way) => isRest(way));
      if (next === undefined) return at;
      [at, since] = [next.to, next.onDay];
    }
    return at;

    function fits(way: Succeeded): boolean {
      if (isEverything(way)) return false;
      const named = fields.get(way);
      const byField = key !== null && (named?.has(key) ?? false);
      const byPlace = placePath.some((unit) => way.under.includes(unit));
      return byField || byPlace;
    }
  };
}

function isEverything({ fields, under }: Succeeded): boolean {
  return fields.length === 0 && under.length === 0;
}

/** The way of all that goes no other way. */
function isRest(way: Succeeded): boolean {
  return isEverything(way) && !way.isPart;
}

/** Earlier days first; of one day a fixed order, so that the same thing always goes the same way. */
function inOrder(a: Succeeded, b: Succeeded): number {
  return (
    a.onDay.localeCompare(b.onDay) ||
    Number(a.isPart) - Number(b.isPart) ||
    a.to.localeCompare(b.to, 'en', { numeric: true })
  );
}

/** Adds figures up by where they stand on today's map; the total is that of the figures. */
export function onTodaysMap<T extends Mapped>(
  figures: readonly T[],
  unitOf: (thing: Mapped) => string,
  countOf: (figure: T) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const figure of figures) {
    const unit = unitOf(figure);
    sums.set(unit, (sums.get(unit) ?? 0) + countOf(figure));
  }
  return sums;
}

/** Where a unit of some day stands on today's map as a whole. */
export interface WholeHeir {
  readonly unitId: string;
  /** What it did was shared out between several: it stands for itself, and only a person can tell the parts. */
  readonly isDivided: boolean;
}

/**
 * Which unit stands for all that a unit did, whatever the field or the place: the last of a row of units that each
 * took the one before over as a whole. Where a unit was divided the row ends with it.
 */
export function wholeHeirs(successions: readonly Succeeded[]): (unitId: string) => WholeHeir {
  const ways = new Map<string, Set<string>>();
  for (const { from, to, isPart, fields, under } of successions) {
    if (from === to) continue;
    // What only a part went by leads nowhere as a whole, and keeps the rest from doing so.
    const isWhole = !isPart && fields.length === 0 && under.length === 0;
    ways.set(from, (ways.get(from) ?? new Set()).add(isWhole ? to : `part of ${to}`));
  }
  return (unitId) => {
    const seen = new Set<string>();
    let at = unitId;
    while (!seen.has(at)) {
      seen.add(at);
      const [next, ...others] = ways.get(at) ?? [];
      if (next === undefined) return { unitId: at, isDivided: false };
      if (others.length > 0 || next.startsWith('part of ')) return { unitId: at, isDivided: true };
      at = next;
    }
    return { unitId: at, isDivided: false };
  };
}
