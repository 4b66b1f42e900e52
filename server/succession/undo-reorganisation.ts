import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { replaceTop } from '../organisation/store/authority-store.ts';
import type { Standing } from '../organisation/store/holdings.ts';
import { takeBackPost } from '../organisation/store/post-holdings.ts';
import { groupBy } from '../organisation/store/rehome-rows.ts';
import { deleteSuccessionsOf } from '../organisation/store/succession-store.ts';
import { lockTree } from '../organisation/store/unit-page.ts';
import { reopenUnit, takeBackUnits } from '../organisation/store/unit-store.ts';
import { reachedFrom } from '../organisation/units.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { entrySql } from '../platform/journal/journal.ts';
import { Refusal } from '../platform/refusal.ts';
import { untieSiblings } from '../tasks/store/task-twins.ts';
import { actOnReorganisation } from './act-on-reorganisation.ts';
import { successionErrors } from './contract.ts';
import { HOLDINGS } from './holdings.ts';
import { holdingsContext } from './move-things.ts';
import { type MoveRow, movesOf, noteUndone } from './store/move-store.ts';
import type { ReorganisationRecord } from './store/reorganisation-store.ts';
import { treeAround } from './store/tree-store.ts';

/** A thing that cannot simply go back: changed since it was moved, or come to a new unit afterwards. */
export interface Hindered {
  readonly why: 'changed' | 'later';
  readonly kind: string;
  readonly authorityId: string;
  readonly id: string;
  readonly title: string;
  /** The unit that holds it now. */
  readonly unitId: string;
}

/** What can go back as if nothing had been, and what cannot. */
export interface Undoable {
  readonly back: readonly MoveRow[];
  readonly hindered: readonly Hindered[];
}

/** Looks which of the things that were moved are as the move left them. Nothing is written. */
export async function undoable(
  db: Db | Tx,
  record: ReorganisationRecord,
  day: string,
): Promise<Undoable> {
  const moves = await movesOf(db, { authorityId: record.authority_id, id: record.id });
  const back: MoveRow[] = [];
  const hindered: Hindered[] = [];
  for (const holdings of HOLDINGS) {
    const own = moves.filter(({ kind }) => holdings.kinds.includes(kind));
    if (own.length === 0) continue;
    const standing = await holdings.standing(db, own);
    const now = new Map(standing.map((each) => [keyOf(each), each]));
    for (const move of own) {
      const stands = now.get(keyOf(move));
      if (isUntouched(move, stands)) back.push(move);
      else hindered.push({ ...move, why: 'changed', unitId: stands?.unitId ?? move.fromUnitId });
    }
  }
  return { back, hindered: [...hindered, ...(await cameLater(db, record, moves, day))] };
}

function keyOf(thing: {
  readonly kind: string;
  readonly authorityId: string;
  readonly id: string;
}) {
  return `${thing.kind} ${thing.authorityId} ${thing.id}`;
}

function isUntouched(
  { fromUnitId, toUnitId, version }: MoveRow,
  now: Standing | undefined,
): boolean {
  return now !== undefined && now.unitId === (toUnitId ?? fromUnitId) && now.version === version;
}

/** Things that units founded by the plan hold and that no move brought there. */
async function cameLater(
  db: Db | Tx,
  record: ReorganisationRecord,
  moves: readonly MoveRow[],
  day: string,
): Promise<Hindered[]> {
  const founded = (record.done?.founded ?? []).map(({ key }) => key);
  if (founded.length === 0) return [];
  const homes = new Set(
    [...(await treeAround(db, founded)).values()].map((unit) => unit.authorityId),
  );
  const authorityIds = new Set<string>();
  for (const home of homes) for (const id of await reachedFrom(db, home)) authorityIds.add(id);
  const brought = new Set(moves.map(keyOf));
  // A link at its new unit bears that unit in its id, a post is another post.
  for (const { kind, authorityId, id, toUnitId, kept } of moves) {
    const [owner, , role] = id.split('.');
    if (id.includes('.')) {
      const parts = [owner, toUnitId, role].filter((part) => part !== undefined && part !== null);
      brought.add(keyOf({ kind, authorityId, id: parts.join('.') }));
    }
    if (typeof kept.newId === 'string') brought.add(`post ${kept.newId}`);
  }
  const found: Hindered[] = [];
  for (const holdings of HOLDINGS) {
    const by = { authorityIds: [...authorityIds], unitIds: founded, day };
    for (const thing of await holdings.find(db, by, false)) {
      const { kind, authorityId, id, title, unitId, carrier } = thing;
      const isBrought =
        brought.has(keyOf(thing)) ||
        brought.has(`post ${id}`) ||
        (kind === 'money' && brought.has(`${carrier?.replace(' ', ` ${authorityId} `)}`));
      if (!isBrought) found.push({ why: 'later', kind, authorityId, id, title, unitId });
    }
  }
  return found;
}

interface Undone {
  readonly id: string;
  readonly version: number;
  readonly restored: number;
  readonly left: number;
}

/**
 * Hoàn lại: puts everything back as it was before, units, posts and links of succession included; the history
 * keeps both ways. What was changed since hinders it; with `evenSo` that stays where it is now, with the
 * unit that holds it.
 *
 * @throws Refusal UNDO_HINDERED with what hinders, and those of {@link actOnReorganisation}
 */
export async function undoReorganisation(
  platform: Platform,
  actor: Actor,
  id: string,
  body: { readonly version: number; readonly reason: string; readonly evenSo: boolean },
  key: string | null,
): Promise<Undone> {
  const { version, reason, evenSo } = body;
  let others: string[] = [];
  const act = { name: 'undo_reorganisation', id, version, key };
  const reply = await actOnReorganisation<Undone>(
    platform,
    actor,
    { ...act, right: 'succession.execute', from: ['executed'] },
    async (context, record) => {
      const tree = await treeAround(context.tx, record.unit_ids);
      const homes = new Set([...tree.values()].map((unit) => unit.authorityId));
      for (const authorityId of [...homes].toSorted()) await lockTree(context.tx, authorityId);
      const { back, hindered } = await undoable(context.tx, record, dayInVietnam(context.now));
      if (hindered.length > 0 && !evenSo) {
        throw new Refusal(successionErrors.UNDO_HINDERED, { count: hindered.length });
      }
      await putBack(context, record, back);
      await restoreUnits(context, record, new Set(hindered.map(({ unitId }) => unitId)));
      others = [...new Set(back.map(({ authorityId }) => authorityId))].filter(
        (other) => other !== context.authorityId,
      );
      await noteElsewhere(platform, context, record, back, others);
      return {
        reply: { id, version: version + 1, restored: back.length, left: hindered.length },
        change: { state: 'undone', undone_at: context.now, undone_by: actor.personId },
        before: { state: 'executed' },
        after: { state: 'undone', reason, restored: back.length, left: hindered.length },
      };
    },
  );
  for (const authorityId of others) platform.afterAct(authorityId, []);
  return reply;
}

async function putBack(
  context: ActContext,
  record: ReorganisationRecord,
  back: readonly MoveRow[],
): Promise<void> {
  const { tx, now } = context;
  const of = { authorityId: record.authority_id, id: record.id };
  const given = holdingsContext(context, () => null);
  for (const holdings of HOLDINGS) {
    const own = back.filter(({ kind }) => holdings.kinds.includes(kind));
    if (own.length > 0) await holdings.restore(given, own);
  }
  const beside = (await movesOf(tx, of)).filter(
    ({ kind }) => kind === 'sibling' || kind === 'keeper',
  );
  const ties = beside.flatMap(({ kind, authorityId, id }) => {
    const [task, toId] = id.split('.');
    return kind === 'sibling' && task && toId ? [{ authorityId, id: task, toId }] : [];
  });
  await untieSiblings(tx, ties, now);
  for (const { kind, id } of beside) if (kind === 'keeper') await takeBackPost(tx, id);
  await noteUndone(tx, of, [...back, ...beside], now);
}

/** Units that ended are there again; those that were founded were there on no day, unless something stays with them. */
async function restoreUnits(
  { tx, now }: ActContext,
  { id, done }: ReorganisationRecord,
  stillHeld: ReadonlySet<string>,
): Promise<void> {
  if (done === null) return;
  await deleteSuccessionsOf(tx, id);
  for (const { id: unitId, validTo } of done.closed) await reopenUnit(tx, unitId, validTo, now);
  for (const { authorityId, ...top } of done.tops) await replaceTop(tx, authorityId, top);
  const parents = new Map(done.founded.map(({ key, parent }) => [key, parent]));
  const needed = new Set<string>();
  for (const unit of stillHeld) {
    for (
      let at: string | null = unit;
      at !== null && !needed.has(at);
      at = parents.get(at) ?? null
    ) {
      needed.add(at);
    }
  }
  const founded = done.founded.map(({ key }) => key);
  await takeBackUnits(
    tx,
    founded.filter((key) => !needed.has(key)),
    now,
  );
}

/** The journal of every other authority whose rows went back says so. */
async function noteElsewhere(
  platform: Pick<Platform, 'journalKey'>,
  context: ActContext,
  record: ReorganisationRecord,
  back: readonly MoveRow[],
  others: readonly string[],
): Promise<void> {
  const own = groupBy(back, ({ authorityId }) => authorityId);
  for (const authorityId of others) {
    const act = { name: 'undo_reorganisation', authorityId, author: context.author, key: null };
    const entry = {
      ...{ subjectKind: 'reorganisation', subjectId: record.id, before: null },
      after: { state: 'undone', restored: own.get(authorityId)?.length ?? 0 },
    };
    const id = context.ids.next();
    await context.defer(entrySql(platform.journalKey, id, act, context.now, entry), 1);
  }
}
