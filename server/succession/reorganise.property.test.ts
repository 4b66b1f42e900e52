import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { actorIn } from '../organisation/store/people-store.ts';
import { reachedFrom, unitPaths } from '../organisation/units.ts';
import { rows } from '../platform/database/rows.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
import { visibleSql } from '../tasks/store/visibility-sql.ts';
import { verifyLedger } from '../tasks/verify-ledger.ts';
import { type Evaluated, evaluate, type Judged } from './evaluate.ts';
import { executeReorganisation } from './execute-reorganisation.ts';
import type { PlanWords } from './plan-contract.ts';
import { planReorganisation } from './plan-reorganisation.ts';
import { previewView } from './preview-view.ts';
import { thingKey } from './rules/resolve.ts';
import { reorganisations } from './store/reorganisation-store.ts';
import { anyReorganisation } from './testing/any-reorganisation.ts';
import { furnish } from './testing/full-house.ts';
import { logicalState } from './testing/logical-state.ts';
import { undoReorganisation } from './undo-reorganisation.ts';
import { undoView } from './undo-view.ts';

const TODAY = '2026-11-22';
const RUNS = 6;
let platform: TestPlatform;
let world: World;
let admin: Actor;

beforeAll(async () => {
  platform = await openTestPlatform(`${TODAY}T08:00:00+07:00`);
  world = await makeWorld(platform);
  admin = world.actors.admin;
  await furnish(platform, world);
  await signEverybodyIn();
});
afterAll(() => platform.close());

it('loses nothing, counts nothing twice, moves no deadline, shows everybody what is theirs, and goes back', async () => {
  const { ministry, hanoi } = world;
  const ground = {
    unitIds: [
      ministry.telecom,
      ministry.postal,
      ministry.security,
      hanoi.department,
      hanoi.dongAnh,
    ].map(({ id }) => id),
    topIds: [ministry.top.id, hanoi.top.id],
    onDay: TODAY,
  };
  const before = await logicalState(platform);
  // One after another on the same ground: each leaves it as it found it. Nothing is shrunk, because whatever
  // fails leaves the ground changed.
  for (const words of fc.sample(anyReorganisation(ground), RUNS)) {
    later();
    const id = await planned(words);
    const facts = await factsOf(id);
    await totalsAreKept(id, facts);
    const deadlines = await deadlinesNow();
    await executeReorganisation(platform, admin, id, { version: 1 }, null);

    await everythingIsWhereItGoes(facts, id);
    expect(await deadlinesNow()).toEqual(deadlines);
    await ledgersAreRight();
    await everybodySeesTheirs();

    later();
    expect((await undoView(platform, admin, id)).hindrances).toEqual([]);
    const body = { version: 2, reason: 'thử hoàn lại', evenSo: false };
    await undoReorganisation(platform, admin, id, body, null);
    expect(await logicalState(platform), JSON.stringify(words)).toEqual(before);
    await ledgersAreRight();
  }
}, 60_000);

/** A minute goes by. */
function later(): void {
  platform.clock.set(new Date(platform.clock().getTime() + 60_000).toISOString());
}

async function planned(words: PlanWords): Promise<string> {
  const { id } = await planReorganisation(platform, admin, words, null);
  return id;
}

async function factsOf(id: string): Promise<Evaluated> {
  const record = await reorganisations.find(platform.db, admin.authorityId, id);
  if (!record) throw new Error('no reorganisation');
  return evaluate(platform.db, record, TODAY);
}

async function totalsAreKept(id: string, { things }: Evaluated): Promise<void> {
  const { kinds } = await previewView(platform, admin, id);
  const sum = (counts: readonly { count: number }[]) =>
    counts.reduce((total, { count }) => total + count, 0);
  expect(sum(kinds.map(({ before }) => ({ count: before })))).toBe(things.length);
  expect(new Set(things.map(thingKey)).size).toBe(things.length);
  for (const { before, goes, stays, ends, none, several, after } of kinds) {
    expect(sum(goes) + stays + ends + none + several).toBe(before);
    expect(sum(after)).toBe(before - ends);
  }
}

/** Ids, deadlines and everything reported of all tasks; of those that end only that they were there. */
async function deadlinesNow(): Promise<unknown> {
  return rows(
    platform.db,
    sql`select id, due_on, first_due_on, percent, reported_at, finished_on, plan_id, field_id, parent_id
        from task order by id`,
  );
}

/** Every thing is at one place: where its rule says, or where it was. */
async function everythingIsWhereItGoes({ things }: Evaluated, id: string): Promise<void> {
  const record = await reorganisations.find(platform.db, admin.authorityId, id);
  const keys = record?.unit_keys ?? {};
  const place = ({ outcome, to, unitId }: Judged) =>
    outcome === 'goes' ? (keys[to[0] ?? ''] ?? to[0]) : unitId;
  const where = async (table: string, column: string, kinds: readonly string[]) => {
    const own = things.filter(({ kind, outcome }) => kinds.includes(kind) && outcome !== 'ends');
    const found = await rows(
      platform.db,
      sql<{ id: string; unit: string }>`select id::text, ${sql.ref(column)}::text as unit
          from ${sql.table(table)} where id = any(${own.map((thing) => thing.id)}::bigint[])`,
    );
    const now = new Map(found.map((row) => [row.id, row.unit]));
    for (const thing of own)
      expect([thing.kind, now.get(thing.id)]).toEqual([thing.kind, place(thing)]);
  };
  await where('task', 'unit_id', ['task', 'class', 'series']);
  await where('task', 'assigner_unit_id', ['given', 'class']);
  await where('obligation', 'unit_id', ['obligation']);
  await where('target', 'unit_id', ['target']);
  await where('indicator', 'unit_id', ['indicator']);
  await where('project', 'unit_id', ['project']);
  await where('saved_view', 'unit_id', ['view']);
  const ended = things.filter(({ kind, outcome }) => kind === 'task' && outcome === 'ends');
  const states = await rows(
    platform.db,
    sql<{
      state: string;
    }>`select distinct state from task where id = any(${ended.map((thing) => thing.id)}::bigint[])`,
  );
  expect(states.every(({ state }) => state === 'withdrawn')).toBe(true);
}

async function ledgersAreRight(): Promise<void> {
  for (const authorityId of [world.ministry.authorityId, world.hanoi.authorityId]) {
    expect((await verifyLedger(platform.db, authorityId)).examples).toEqual([]);
    await foldLedger(platform.db, authorityId);
    expect((await verifyLedger(platform.db, authorityId)).differences).toBe(0);
  }
}

/**
 * Whoever is signed in, in the post that follows theirs or in the old one that stayed, sees the open work of
 * the units under them as they are now, what those gave, and what they take part in: no more and no less.
 */
async function everybodySeesTheirs(): Promise<void> {
  const sessions = await rows(
    platform.db,
    sql<{
      account: string;
      post: string;
    }>`select s.account_id::text as account, s.post_id::text as post
        from session s join post p on p.id = s.post_id where p.role in ('head', 'officer', 'commune')`,
  );
  const work = await rows(
    platform.db,
    sql<{ key: string; authority: string; unit: string; assigner: string; parties: string[] }>`
      select concat(t.authority_id, ' ', t.id) as key, t.authority_id::text as authority,
        t.unit_id::text as unit, t.assigner_unit_id::text as assigner,
        array(select p.unit_id::text from party p where p.authority_id = t.authority_id
            and p.words_id = t.words_id and p.role in ('coordinate', 'monitor')
            and not exists (select from task_party x where x.authority_id = t.authority_id
              and x.task_id = t.id and x.unit_id = p.unit_id and x.role = p.role)
          union select x.unit_id::text from task_party x where x.authority_id = t.authority_id
            and x.task_id = t.id and x.until is null and not x.removed
            and x.role in ('coordinate', 'monitor')) as parties
      from task t`,
  );
  const paths = await unitPaths(
    platform.db,
    new Set(work.flatMap(({ unit, parties }) => [unit, ...parties])),
    TODAY,
  );
  for (const { account, post } of sessions) {
    const actor = await actorIn(platform.db, account, post, TODAY);
    if (!actor) continue;
    const { jurisdictionUnitId: own } = actor;
    const isUnder = (unit: string) => paths.get(unit)?.includes(own) ?? false;
    const due = work.filter(
      ({ unit, assigner, parties }) => isUnder(unit) || assigner === own || parties.some(isUnder),
    );
    const seen: string[] = [];
    for (const authorityId of await reachedFrom(platform.db, actor.authorityId)) {
      const found = await rows(
        platform.db,
        sql<{ key: string }>`select concat(t.authority_id, ' ', t.id) as key from task t
            where t.authority_id = ${authorityId} and ${visibleSql({ actor, day: asDay(TODAY), isPast: false }, authorityId)}`,
      );
      seen.push(...found.map(({ key }) => key));
    }
    expect(seen.toSorted()).toEqual(due.map(({ key }) => key).toSorted());
  }
}

async function signEverybodyIn(): Promise<void> {
  const actors = Object.values(world.actors);
  await sql`insert into session (id, token_hash, account_id, post_id, created_at, seen_at, expires_at)
    select a.account, sha256(a.account::text::bytea), a.account, a.post, now(), now(), now() + interval '1 day'
    from unnest(${actors.map((actor) => actor.accountId)}::bigint[],
      ${actors.map((actor) => actor.postId)}::bigint[]) as a(account, post)`.execute(platform.db);
}
