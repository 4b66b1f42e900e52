import { accentFree } from '../../calendar/rules/accent-free.ts';

/**
 * From which share of common shingles two sentences count as saying nearly the same. Held by sentences of real
 * reports: rewordings lie above 0,75, other sentences on the same matter below 0,3.
 */
export const NEARLY_THE_SAME = 0.55;

/** Words that reports put in or leave out without saying anything else. */
const FILLERS = new Set(
  'da dang se duoc bi viec cac nhung mot moi va voi cua cho tai trong ngoai tren ve theo thuoc den toi tu la thi ma o'.split(
    ' ',
  ),
);

/** A sentence as it is compared: pairs of neighbouring syllables without accents, and its numbers. */
interface Shape {
  readonly shingles: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/**
 * How much two sentences have in common, 0 to 1: common pairs of neighbouring syllables (two-word shingles,
 * without accents and without filler words) of all pairs (Jaccard). Numbers decide: where each has one that
 * the other has not, they report different things, and it is 0.
 */
export function likeness(a: string, b: string): number {
  return likenessOf(shapeOf(a), shapeOf(b));
}

/**
 * Puts texts that say nearly the same together, also by way of a third.
 *
 * @returns for each text the index of the first of its group; its own where it stands alone
 */
export function groupAlike(texts: readonly string[]): number[] {
  const shapes = texts.map(shapeOf);
  const groups = texts.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (groups[root] !== root) root = groups[root] ?? root;
    return root;
  };
  for (const [a, b] of pairsWithCommon(shapes)) {
    const [first, second] = [rootOf(a), rootOf(b)];
    if (first === second) continue;
    const [one, other] = [shapes[a], shapes[b]];
    if (!one || !other || likenessOf(one, other) < NEARLY_THE_SAME) continue;
    groups[Math.max(first, second)] = Math.min(first, second);
  }
  return texts.map((_, at) => rootOf(at));
}

/** Pairs that share a shingle: the only ones that can be alike, found without comparing all with all. */
function* pairsWithCommon(shapes: readonly Shape[]): Generator<readonly [number, number]> {
  const holders = new Map<string, number[]>();
  for (const [at, { shingles }] of shapes.entries()) {
    const met = new Set<number>();
    for (const shingle of shingles) {
      const before = holders.get(shingle) ?? [];
      for (const other of before) met.add(other);
      holders.set(shingle, [...before, at]);
    }
    for (const other of met) yield [other, at];
  }
}

function likenessOf(a: Shape, b: Shape): number {
  if (!isWithin(a.numbers, b.numbers) && !isWithin(b.numbers, a.numbers)) return 0;
  const [small, large] = a.shingles.size < b.shingles.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of small.shingles) if (large.shingles.has(shingle)) common += 1;
  const all = a.shingles.size + b.shingles.size - common;
  return all === 0 ? 0 : common / all;
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const each of part) if (!whole.has(each)) return false;
  return true;
}

function shapeOf(text: string): Shape {
  const said = accentFree(text).match(/\d+(?:[.,/]\d+)*|\p{L}+/gu) ?? [];
  const words = said.filter((word) => !FILLERS.has(word));
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return {
    // A sentence of one word is compared by that word.
    shingles: new Set(pairs.length === 0 ? words : pairs),
    numbers: new Set(words.filter((word) => /^\d/.test(word)).map(plainNumber)),
  };
}

/** `05` is 5, `1.234` is 1234. */
function plainNumber(word: string): string {
  return word.replaceAll('.', '').replace(/^0+(?=\d)/, '');
}
