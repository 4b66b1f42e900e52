import { asDay, dayInVietnam } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { createPerson, createPost } from './accounts.ts';
import type { Actor } from './actor.ts';
import { writeTerm } from './appoint-person.ts';
import { organisationErrors } from './errors-contract.ts';
import type { PeopleImportReply } from './people-contract.ts';
import { requireMay } from './require-may.ts';
import {
  checkPeople,
  type PeopleImport,
  type PersonChange,
  type Ref,
  type Staff,
  unitKey,
} from './rules/import-people.ts';
import { importedCell } from './rules/sheet-cell.ts';
import { lockPost } from './store/appointment-store.ts';
import { staffOf, unitNames, unitsOf } from './store/people-export.ts';
import { lockTree } from './store/unit-page.ts';
import { unitPaths } from './store/unit-tree.ts';

type Rows = readonly (readonly string[])[];

/**
 * Checks a list of people and their posts line by line and, when asked to write, writes all of it or nothing.
 *
 * @throws Refusal IMPORT_HAS_ERRORS with every error, only when asked to write
 */
export async function importPeopleSheet(
  platform: Platform,
  actor: Actor,
  sheet: { readonly rows: Rows; readonly write: boolean },
  key: string | null,
): Promise<PeopleImportReply> {
  const { authorityId } = actor;
  requireMay(actor, 'person.edit', { authorityId });
  const today = dayInVietnam(platform.clock());
  if (!sheet.write) {
    return replyOf(await check(platform.db, authorityId, sheet.rows, today), false);
  }
  const request = { name: 'import_people', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    // Units stay as they are, and two lists of people take turns.
    await lockTree(context.tx, authorityId);
    const checked = await check(context.tx, authorityId, sheet.rows, today);
    if (!checked.ok) {
      const { errors } = replyOf(checked, false);
      throw new Refusal(organisationErrors.IMPORT_HAS_ERRORS, { count: errors.length }, { errors });
    }
    const added = checked.changes.filter(({ kind }) => kind === 'add');
    await write(context, added);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId, before: null },
      after: { people: added.map(({ fullName, postTitle }) => ({ fullName, post: postTitle })) },
    });
    return replyOf(checked, true);
  });
}

async function write(context: ActContext, added: readonly PersonChange[]): Promise<void> {
  const persons = new Map<number, string>();
  const idOf = (made: ReadonlyMap<number, string>, ref: Ref) => {
    const id = 'id' in ref ? ref.id : made.get(ref.line);
    if (id === undefined) throw new Error('A line of the sheet added nothing');
    return id;
  };
  for (const { line, person, fullName, term } of added) {
    if ('line' in person && person.line === line) {
      persons.set(line, await createPerson(context, { fullName }));
    }
    if (!term) continue;
    const postId = term.made
      ? await createPost(context, { ...term.made, validFrom: term.made.from })
      : idOf(new Map(), term.post);
    const post = await lockPost(context.tx, postId);
    if (!post) throw new Error(`Post ${postId} was lost`);
    const { kind, from, to, basis } = term;
    await writeTerm(context, post, { personId: idOf(persons, person), kind, from, to, basis });
  }
}

async function check(
  db: Db | Tx,
  authorityId: string,
  rows: Rows,
  today: string,
): Promise<PeopleImport> {
  const day = asDay(today);
  const [found, names, units] = await Promise.all([
    staffOf(db, authorityId),
    unitNames(db, authorityId, day),
    unitsOf(db, authorityId, day),
  ]);
  const paths = await unitPaths(db, names.keys(), today);
  const unitsNamed = new Map<string, string[]>();
  const name = (text: string, id: string) => {
    const known = unitsNamed.get(unitKey(text)) ?? [];
    if (!known.includes(id)) unitsNamed.set(unitKey(text), [...known, id]);
  };
  for (const [id, text] of names) name(text, id);
  for (const unit of units) name(unit.name, unit.id);
  const staff: Staff = { ...found, unitsNamed, pathOf: (id) => paths.get(id) ?? [] };
  return checkPeople(
    rows.map((row) => row.map(importedCell)),
    staff,
    { today: day },
  );
}

function replyOf(checked: PeopleImport, written: boolean): PeopleImportReply {
  if (!checked.ok) return { rows: [], errors: [...checked.problems], written: false };
  return {
    rows: checked.changes.map(({ line, kind, fullName, postTitle }) => ({
      ...{ line, kind, name: fullName, post: postTitle },
    })),
    errors: [],
    written,
  };
}
