import type { Draft } from '../../server/plans/contract.ts';
import type { Edited } from './draft-edits.ts';
import { listOf, SECTIONS, type Section, withList } from './draft-shape.ts';

/**
 * An edit without what it did to items in another officer's hands: marking a whole group as right passes
 * by the one that somebody is correcting. An edit that would take such an item away is not made at all.
 */
export function keepHeld(before: Draft, edited: Edited, held?: ReadonlySet<string>): Edited {
  if (!held || held.size === 0 || edited.draft === before) return edited;
  let draft = edited.draft;
  if (held.has('identity') && draft.identity !== before.identity) {
    draft = { ...draft, identity: before.identity };
  }
  for (const section of SECTIONS) {
    const kept = keptList(before, draft, section, held);
    if (kept === null) return { draft: before };
    draft = kept;
  }
  return { ...edited, draft: sameLists(before, draft) ? before : draft };
}

function keptList<S extends Section>(
  before: Draft,
  after: Draft,
  section: S,
  held: ReadonlySet<string>,
): Draft | null {
  const [was, now] = [listOf(before, section), listOf(after, section)];
  if (was === now) return after;
  const mine = new Map(was.filter(({ key }) => held.has(key)).map((item) => [item.key, item]));
  if (mine.size === 0) return after;
  const there = new Set(now.map(({ key }) => key));
  if ([...mine.keys()].some((key) => !there.has(key))) return null;
  return withList(
    after,
    section,
    now.map((item) => mine.get(item.key) ?? item),
  );
}

/** Whether nothing is left of an edit. */
function sameLists(before: Draft, after: Draft): boolean {
  return (
    before.identity === after.identity &&
    before.declared === after.declared &&
    before.columns === after.columns &&
    SECTIONS.every((section) => {
      const [was, now] = [listOf(before, section), listOf(after, section)];
      return was.length === now.length && was.every((item, index) => item === now[index]);
    })
  );
}
