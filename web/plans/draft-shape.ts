import type { Draft, DraftTask, DraftUnit } from '../../server/plans/contract.ts';

/** A place in the source, UTF-16 code units. */
export type Place = NonNullable<DraftTask['span']>;

/** What each list of a draft holds. */
export interface ItemOf {
  citations: Draft['citations'][number];
  fields: Draft['fields'][number];
  tasks: DraftTask;
  targets: Draft['targets'][number];
  money: Draft['money'][number];
  phases: Draft['phases'][number];
  duties: Draft['duties'][number];
  mottos: Draft['mottos'][number];
  notUnderstood: Draft['notUnderstood'][number];
}

/** unseen → confirmed (đúng) or rejected (bỏ). */
export type ItemState = DraftTask['state'];

export type Section = keyof ItemOf;
type Lists = { [S in Section]: ItemOf[S][] };

/** In the order in which an officer goes through a draft. */
export const SECTIONS = [
  'citations',
  'fields',
  'tasks',
  'targets',
  'money',
  'phases',
  'duties',
  'mottos',
  'notUnderstood',
] as const satisfies readonly Section[];

/** The key of the block that identifies the document; it is not in any list. */
export const IDENTITY = 'identity';

const PREFIX: Record<Section, string> = {
  citations: 'c',
  fields: 'f',
  tasks: 't',
  targets: 'i',
  money: 'm',
  phases: 'p',
  duties: 'd',
  mottos: 's',
  notUnderstood: 'x',
};

export function listOf<S extends Section>(draft: Draft, section: S): readonly ItemOf[S][] {
  const lists: Lists = draft;
  return lists[section];
}

export function withList<S extends Section>(
  draft: Draft,
  section: S,
  items: readonly ItemOf[S][],
): Draft {
  return { ...draft, [section]: items };
}

/** The list that holds a key; null for the identity block and for keys that are gone. */
export function sectionOf(draft: Draft, key: string): Section | null {
  return (
    SECTIONS.find((section) => listOf(draft, section).some((item) => item.key === key)) ?? null
  );
}

export function itemIn<S extends Section>(
  draft: Draft,
  section: S,
  key: string,
): ItemOf[S] | undefined {
  return listOf(draft, section).find((item) => item.key === key);
}

/** Put behind the keys that this page makes; two officers who add at once must not make the same. */
let seatMark = '';

export function signKeys(seat: string): void {
  seatMark = seat === '' ? '' : `-${seat}`;
}

/** A key that no item of the list bears yet: `t8` after `t7`. */
export function freshKey(draft: Draft, section: Section): string {
  const prefix = PREFIX[section];
  const numbers = listOf(draft, section).map(({ key }) =>
    key.startsWith(prefix) ? Number.parseInt(key.slice(prefix.length), 10) || 0 : 0,
  );
  return `${prefix}${Math.max(0, ...numbers) + 1}${seatMark}`;
}

/** How far an item has been reviewed. Fields and mottos carry no state: they are taken as they stand. */
export function stateOf(item: ItemOf[Section]): ItemState | null {
  if ('settled' in item) return item.settled ? 'confirmed' : 'unseen';
  return 'state' in item ? item.state : null;
}

/** Source words as a person would type them: one line, no end mark, without the label before them. */
export function wordsAt(source: string, place: Place, label: string | null = null): string {
  const words = source.slice(place.start, place.end).normalize('NFC').replace(/\s+/gu, ' ').trim();
  const bare =
    label !== null && label !== '' && words.startsWith(label)
      ? words.slice(label.length).replace(/^[\s:.)–-]+/u, '')
      : words;
  return bare.replace(/[\s;,.:]+$/u, '');
}

/** A place without the blanks at its ends. */
export function trimmed(source: string, { start, end }: Place): Place {
  const words = source.slice(start, end);
  return {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
  };
}

/** A unit as someone wrote it, not matched to the register yet. */
export function writtenUnit(written: string, span: Place | null): DraftUnit {
  return {
    written,
    span,
    implied: false,
    unitId: null,
    unitName: null,
    group: false,
    memberIds: [],
  };
}
