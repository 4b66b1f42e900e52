import type { Db } from '../platform/database/database.ts';
import { appointmentTitles, delegationTitles } from './store/appointment-titles.ts';
import { loadAuthority } from './store/authority-store.ts';
import { accountNames, personNames, postTitles } from './store/people-store.ts';
import { unitRefs } from './store/unit-store.ts';

/** Finds how things of one kind are called, by id; those that it does not know are left out. */
export type TitleLookup = (
  db: Db,
  authorityId: string,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

const lookups = new Map<string, TitleLookup>([
  ['person', (db, _authority, ids) => personNames(db, ids)],
  ['post', (db, _authority, ids) => postTitles(db, ids)],
  ['account', (db, _authority, ids) => accountNames(db, ids)],
  ['appointment', (db, _authority, ids) => appointmentTitles(db, ids)],
  ['delegation', delegationTitles],
  ['unit', async (db, _authority, ids) => namesOf(await unitRefs(db, ids))],
  [
    'authority',
    async (db, authorityId) => {
      const authority = await loadAuthority(db, authorityId);
      return new Map(authority ? [[authority.id, authority.name]] : []);
    },
  ],
]);

/** A later capability says here how the journal names its things (`task`, `plan`, `directive`). */
export function registerSubjectTitles(kind: string, lookup: TitleLookup): void {
  lookups.set(kind, lookup);
}

/** The titles of things of several kinds, by `kind/id`; one question a kind. */
export async function subjectTitles(
  db: Db,
  authorityId: string,
  subjects: readonly { readonly subjectKind: string; readonly subjectId: string }[],
): Promise<Map<string, string>> {
  const idsByKind = new Map<string, Set<string>>();
  for (const { subjectKind, subjectId } of subjects) {
    const ids = idsByKind.get(subjectKind) ?? new Set();
    idsByKind.set(subjectKind, ids.add(subjectId));
  }
  const titles = new Map<string, string>();
  for (const [kind, ids] of idsByKind) {
    const found = await lookups.get(kind)?.(db, authorityId, [...ids]);
    for (const [id, title] of found ?? []) titles.set(`${kind}/${id}`, title);
  }
  return titles;
}

function namesOf(refs: ReadonlyMap<string, { name: string }>): Map<string, string> {
  return new Map([...refs].map(([id, { name }]) => [id, name]));
}
