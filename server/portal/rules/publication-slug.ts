import { plainWords } from '../../directives/rules/register-words.ts';

/** Longer addresses are cut at a word: they are read aloud, printed and typed. */
const LONGEST = 60;

/** A text as a piece of an address: `601/QĐ-BTTTT` → `601-qd-btttt`. Empty where it has no letter or digit. */
export function slugOf(text: string): string {
  // "Bộ TT&TT" is spoken as one word.
  const whole = plainWords(text.replaceAll('&', ''))
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-');
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1));
}

/**
 * The address of a plan below its authority's: number and year of the document that issued it
 * (`601-qd-btttt-2022`), else the words of its title.
 */
export function planSlug(plan: {
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly title: string;
}): string {
  const number = slugOf(plan.number ?? '');
  const year = plan.issuedOn?.slice(0, 4) ?? '';
  if (number === '') return slugOf(plan.title) || 'ke-hoach';
  return year === '' || number.endsWith(`-${year}`) ? number : `${number}-${year}`;
}

/** The address of an authority: its short name as it is spoken (`bo-tttt`), else its name. */
export function authoritySlug(unit: {
  readonly shortName: string | null;
  readonly name: string;
}): string {
  return slugOf(unit.shortName ?? '') || slugOf(unit.name) || 'co-quan';
}

/** Pieces of addresses that the public side uses itself. */
const TAKEN_BY_PAGES: readonly string[] = ['gop-y', 'theo-doi', 'tin', 'sitemap', 'tep', 'du-lieu'];

/** The first of `base`, `base-2`, `base-3`… that nobody has: an address is never given to another thing. */
export function firstFree(base: string, isTaken: (slug: string) => boolean): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!TAKEN_BY_PAGES.includes(slug) && !isTaken(slug)) return slug;
  }
}

/** Things below a plan that have an address or a name of their own in data. */
export const KEYED = ['task', 'target', 'standing', 'file'] as const;
export type Keyed = (typeof KEYED)[number];
const PREFIX: Readonly<Record<Keyed, string>> = {
  task: 'nv',
  target: 'ct',
  standing: 'xh',
  file: 'tep',
};

/** "Nhiệm vụ 1:" is number 1: the key says already what it is. */
const WORD_OF_TASK = /^(?:nhiem-vu|viec|task)-/;

/** Keys that things have, and those that were given now: to be kept with the edition that shows them. */
export interface Keys {
  /** The key of a thing: the one it has had, else a new one from its label, else from its place. */
  keyOf(kind: Keyed, thingId: string, label: string | null, place: number): string;
  readonly given: readonly GivenKey[];
}
export interface GivenKey {
  readonly kind: Keyed;
  readonly key: string;
  readonly thingId: string;
}

export function keysFrom(known: readonly GivenKey[]): Keys {
  const byThing = new Map(known.map(({ kind, thingId, key }) => [`${kind} ${thingId}`, key]));
  const taken = new Set(known.map(({ kind, key }) => `${kind} ${key}`));
  const given: GivenKey[] = [];
  return {
    given,
    keyOf(kind, thingId, label, place) {
      const had = byThing.get(`${kind} ${thingId}`);
      if (had !== undefined) return had;
      const base = `${PREFIX[kind]}-${slugOf(label ?? '').replace(WORD_OF_TASK, '') || place}`;
      const key = firstFree(base, (each) => taken.has(`${kind} ${each}`));
      byThing.set(`${kind} ${thingId}`, key);
      taken.add(`${kind} ${key}`);
      given.push({ kind, key, thingId });
      return key;
    },
  };
}
