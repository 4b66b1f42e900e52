import { dayInVietnam } from '../calendar/rules/day.ts';
import type { HoldingsContext, Rehoming } from '../organisation/store/holdings.ts';
import { groupBy } from '../organisation/store/rehome-rows.ts';
import { noteReach } from '../organisation/units.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { entrySql } from '../platform/journal/journal.ts';
import { tieSiblings } from '../tasks/store/task-twins.ts';
import type { IdOf } from './carry-out.ts';
import { type Evaluated, type Judged, moveOf } from './evaluate.ts';
import { HOLDINGS } from './holdings.ts';
import { thingKey } from './rules/resolve.ts';
import { writeMoves } from './store/move-store.ts';
import type { ReorganisationRecord } from './store/reorganisation-store.ts';

/** Ids in one entry of the journal, so that no entry grows beyond what can be read. */
const IN_ONE_ENTRY = 2_000;

/** What stores need to move things within an act. */
export function holdingsContext(
  { tx, ids, now, author }: ActContext,
  successorOf: (unitId: string) => string | null,
): HoldingsContext {
  return { tx, ids, at: now, day: dayInVietnam(now), personId: author.personId, successorOf };
}

/** What moving things did. */
export interface Moved {
  readonly count: number;
  /** The other authorities whose rows were moved. */
  readonly authorities: readonly string[];
}

/**
 * Moves things to where they go, each kind in few statements: history stays with the old unit, deadlines and
 * lateness are untouched. Whoever works on a task goes on with it where their post goes the same way. Tasks that
 * come together at one unit with others of the same words are tied to one line of reporting.
 */
export async function moveThings(
  platform: Platform,
  context: ActContext,
  record: ReorganisationRecord,
  { plan, twins }: Pick<Evaluated, 'plan' | 'twins'>,
  things: readonly Judged[],
  idOf: IdOf,
): Promise<Moved> {
  const { tx, ids, now } = context;
  const going = things.filter(({ outcome }) => outcome === 'goes' || outcome === 'ends');
  const peopleAt = new Set(
    going.flatMap(({ kind, personId, to: [to] }) =>
      kind === 'post' && personId !== null && to !== undefined ? [`${personId} ${idOf(to)}`] : [],
    ),
  );
  const byKey = new Map(going.map((thing) => [thingKey(thing), thing]));
  const moves = going.map((thing): Rehoming => {
    const [to] = thing.to;
    const toUnitId = thing.outcome === 'ends' || to === undefined ? null : idOf(to);
    const keepsPerson = thing.personId === null || peopleAt.has(`${thing.personId} ${toUnitId}`);
    return { ...moveOf(thing, toUnitId), keepsPerson };
  });
  const given = holdingsContext(context, (unitId) => {
    const heir = plan.heirOf(unitId);
    return heir && idOf(heir);
  });
  const of = { authorityId: record.authority_id, id: record.id };
  const rowsMoved = new Map<string, Set<string>>();
  let count = 0;
  for (const holdings of HOLDINGS) {
    const own = moves.filter(({ kind }) => holdings.kinds.includes(kind));
    if (own.length === 0) continue;
    const asked = new Map(own.map((move) => [`${move.kind} ${move.authorityId} ${move.id}`, move]));
    const moved = (await holdings.move(given, own)).flatMap((done) => {
      const key = `${done.kind} ${done.authorityId} ${done.id}`;
      const [move, thing] = [asked.get(key), byKey.get(key)];
      if (!move || !thing) return [];
      const rule = thing.choice?.reason ?? thing.rules.join('; ');
      return [{ ...move, ...done, title: thing.title.slice(0, 500), rule }];
    });
    await writeMoves(tx, ids, of, moved, now);
    count += moved.length;
    for (const { authorityId, toUnitId } of moved) {
      const units = rowsMoved.get(authorityId) ?? new Set();
      if (toUnitId !== null) units.add(toUnitId);
      rowsMoved.set(authorityId, units);
    }
    await noteMoved(platform, context, record, moved);
  }
  for (const [authorityId, units] of rowsMoved) await noteReach(tx, authorityId, [...units]);
  await tieTwins(context, of, twins, idOf);
  const authorities = [...rowsMoved.keys()].filter((id) => id !== context.authorityId);
  return { count, authorities };
}

/** The journal of each authority says what was done to its own rows: from which unit to which, and which. */
async function noteMoved(
  platform: Pick<Platform, 'journalKey'>,
  context: ActContext,
  record: ReorganisationRecord,
  moved: readonly Rehoming[],
): Promise<void> {
  const ways = groupBy(moved, (move) =>
    [move.authorityId, move.kind, move.fromUnitId, move.toUnitId ?? ''].join(' '),
  );
  for (const own of ways.values()) {
    const [first] = own;
    if (!first) continue;
    const { authorityId, kind, fromUnitId, toUnitId } = first;
    for (let at = 0; at < own.length; at += IN_ONE_ENTRY) {
      const ids = own.slice(at, at + IN_ONE_ENTRY).map(({ id }) => id);
      const entry = {
        ...{
          subjectKind: 'reorganisation',
          subjectId: record.id,
          before: { kind, unitId: fromUnitId },
        },
        after: { kind, unitId: toUnitId, count: ids.length, ids },
      };
      if (authorityId === context.authorityId) {
        await context.journal(entry);
        continue;
      }
      const act = { name: 'move_things', authorityId, author: context.author, key: null };
      const id = context.ids.next();
      await context.defer(entrySql(platform.journalKey, id, act, context.now, entry), 1);
    }
  }
}

async function tieTwins(
  { tx, ids, now }: ActContext,
  of: { readonly authorityId: string; readonly id: string },
  twins: Evaluated['twins'],
  idOf: IdOf,
): Promise<void> {
  const groups = groupBy(twins, ({ words, unitId }) => `${words} ${unitId}`);
  const ties = [...groups.values()].flatMap(([main, ...others]) =>
    main ? others.map(({ authorityId, id }) => ({ authorityId, id, toId: main.id })) : [],
  );
  const titles = new Map(twins.map((twin) => [twin.id, twin]));
  const tied = await tieSiblings(tx, ties, now);
  const rows = tied.map(({ authorityId, id, toId }) => {
    const unitId = idOf(titles.get(id)?.unitId ?? '0');
    return {
      ...{
        kind: 'sibling',
        authorityId,
        id: `${id}.${toId}`,
        fromUnitId: unitId,
        toUnitId: unitId,
      },
      ...{ keepsPerson: true, version: null, kept: {} },
      ...{ title: titles.get(id)?.title ?? '', rule: 'cùng lời giao' },
    };
  });
  await writeMoves(tx, ids, of, rows, now);
}
