import type { Day } from '../../calendar/rules/day.ts';
import { accentedKey, compactKey, coreKey, initialsOf, nameKey, placeClass } from './name-key.ts';
import { isValidOn } from './reference.ts';
import { type Group, groupOf } from './unit-group.ts';

/** What matching needs to know of a unit. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly parentId: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly authorityId: string;
}

/** How a name as written was understood. */
export interface UnitMatching<U extends NamedUnit> {
  /** Units that bear the name on that day. Two or more are ambiguous: someone has to choose. */
  readonly exact: readonly U[];
  /**
   * Other units that may be meant, best first, score 0–1; only likely slips where `exact` is not one.
   * A unit that bore the name but does not exist on that day stands here with a score of 0.95.
   */
  readonly near: readonly { readonly unit: U; readonly score: number }[];
  /** The class of bodies that the words name ("các bộ, ngành, địa phương"), if they name one. */
  readonly group: Group | null;
}

/** Units prepared for matching; build it once for many names. */
export interface UnitIndex<U extends NamedUnit> {
  readonly byName: ReadonlyMap<string, readonly U[]>;
  readonly byCore: ReadonlyMap<string, readonly U[]>;
  readonly byInitials: ReadonlyMap<string, readonly U[]>;
  readonly byWord: ReadonlyMap<string, readonly Likeness<U>[]>;
}

/** A unit with the letter pairs of its name, counted once for all comparisons. */
interface Likeness<U> {
  readonly unit: U;
  readonly pairs: ReadonlyMap<string, number>;
}

const NEAR_SCORE = 0.5;
const FORMER_SCORE = 0.95;
const NEAR_COUNT = 5;

/** Prepares units for {@link matchUnit}; parents must be among them for names such as "Sở Y tế Lào Cai". */
export function indexUnits<U extends NamedUnit>(units: readonly U[]): UnitIndex<U> {
  const byId = new Map(units.map((unit) => [unit.id, unit] as const));
  const [byName, byCore, byInitials] = [
    new Map<string, U[]>(),
    new Map<string, U[]>(),
    new Map<string, U[]>(),
  ];
  const byWord = new Map<string, Likeness<U>[]>();
  for (const unit of units) {
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
    const names = namesOf(unit);
    const keys = new Set(names.map(nameKey));
    const cores = new Set([...keys].map(coreKey));
    if (parent) {
      const own = [...cores];
      const places = new Set(
        namesOf(parent)
          .map(nameKey)
          .flatMap((name) => [name, coreKey(name)]),
      );
      for (const place of places) for (const name of own) cores.add(coreKey(`${name} ${place}`));
    }
    for (const key of keys) add(byName, key, unit);
    for (const core of cores) add(byCore, core, unit);
    const initials = initialsOf(nameKey(unit.name)).concat(names.map(compactKey));
    for (const letters of new Set(initials)) add(byInitials, letters, unit);
    const core = coreKey(nameKey(unit.name));
    const likeness = { unit, pairs: letterPairs(core) };
    for (const word of new Set(core.split(' '))) add(byWord, word, likeness);
  }
  return { byName, byCore, byInitials, byWord };
}

function namesOf(unit: NamedUnit): readonly string[] {
  return [unit.name, ...(unit.shortName ? [unit.shortName] : []), ...unit.aliases];
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  if (key === '') return;
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/**
 * Matches a name as written (a full name, an abbreviation, initials, without accents, with
 * "UBND tỉnh", "Giám đốc Sở …") to the units that bear it on a day.
 * The strictest way that finds a unit decides; equal matches are all returned, never one chosen silently.
 */
export function matchUnit<U extends NamedUnit>(
  written: string,
  candidates: readonly U[] | UnitIndex<U>,
  onDay: Day,
): UnitMatching<U> {
  const index = 'byName' in candidates ? candidates : indexUnits(candidates);
  const key = nameKey(written);
  const core = coreKey(key);
  const ways = [
    index.byName.get(key) ?? [],
    (index.byCore.get(core) ?? []).filter((unit) => isOfClass(unit, placeClass(key))),
    isAbbreviation(written) ? (index.byInitials.get(compactKey(written)) ?? []) : [],
  ];
  const isThere = (unit: U) => isValidOn(unit, onDay);
  const found = ways.find((units) => units.some(isThere)) ?? [];
  const exact = asAccented(written, found.filter(isThere));

  const scores = new Map<U, number>();
  for (const unit of ways.flat()) scores.set(unit, isThere(unit) ? 1 : FORMER_SCORE);
  for (const [unit, score] of exact.length === 1 ? [] : similar(core, index)) {
    if (isThere(unit) && !scores.has(unit)) scores.set(unit, score);
  }
  const near = [...scores]
    .filter(([unit]) => !exact.includes(unit))
    .map(([unit, score]) => ({ unit, score }))
    .sort((a, b) => b.score - a.score || a.unit.name.localeCompare(b.unit.name, 'vi'))
    .slice(0, NEAR_COUNT);
  return { exact, near, group: exact.length === 0 ? groupOf(written) : null };
}

/** "Xã Lào Cai" is not the province: a class that is written must be one that the unit bears, if any. */
function isOfClass(unit: NamedUnit, written: string | null): boolean {
  if (written === null) return true;
  const classes = namesOf(unit).flatMap((name) => placeClass(nameKey(name)) ?? []);
  return classes.length === 0 || classes.includes(written);
}

/** One short run of letters, such as `bgddt`, or a head word and letters, such as `Bộ TT&TT`. */
function isAbbreviation(written: string): boolean {
  const words = written.trim().split(/\s+/);
  if (words.length === 1) return /^[\p{L}.&-]{2,12}$/u.test(words[0] ?? '');
  return words.length === 2 && /^\p{Lu}[\p{Lu}&-]+$/u.test(words[1] ?? '');
}

/** Where accents were written and tell the finds apart, those that agree with them. */
function asAccented<U extends NamedUnit>(written: string, units: readonly U[]): readonly U[] {
  if (units.length < 2) return units;
  const accented = accentedKey(written);
  const agreeing = units.filter((unit) =>
    namesOf(unit).some((name) => ` ${accentedKey(name)} `.includes(` ${accented} `)),
  );
  return agreeing.length > 0 ? agreeing : units;
}

/** Units that share a word with the core, by the share of letter pairs in common. */
function similar<U extends NamedUnit>(core: string, index: UnitIndex<U>): readonly [U, number][] {
  const sharing = new Set<Likeness<U>>();
  const lists = core
    .split(' ')
    .map((word) => index.byWord.get(word) ?? [])
    .sort((a, b) => a.length - b.length);
  // The two rarest words suffice: a name that shares neither is not near.
  for (const list of lists.slice(0, 2)) for (const likeness of list) sharing.add(likeness);
  const pairs = letterPairs(core);
  const scored: [U, number][] = [];
  for (const likeness of sharing) {
    const score = overlap(pairs, likeness.pairs);
    if (score >= NEAR_SCORE) scored.push([likeness.unit, Math.min(score, 0.94)]);
  }
  return scored;
}

function letterPairs(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice coefficient: twice the pairs in common over all pairs. */
function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [pair, count] of a) {
    common += Math.min(count, b.get(pair) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}
