import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { registerView } from '../directives/register-view.ts';
import { writeUnits } from '../organisation/found-authority.ts';
import { programAct } from '../organisation/program-author.ts';
import {
  continueIssues,
  type IssueReply,
  issueOrBegin,
  issuingView,
  stopIssuing,
} from '../plans/issue-in-background.ts';
import { plansView } from '../plans/plan-view.ts';
import { readingView } from '../plans/reading-view.ts';
import { idAt } from '../plans/rules/block-ids.ts';
import { type IssuedTasks, placeLines } from '../plans/rules/issued-tasks.ts';
import { saveDraft } from '../plans/save-draft.ts';
import { NETWORK_PLAN, numbered } from '../plans/testing/directive-texts.ts';
import { paste } from '../plans/testing/issue-text.ts';
import { perform } from '../platform/act.ts';
import { boardView } from './board-view.ts';
import { getBoard, getInbox, listTasks, searchAll } from './contract.ts';
import { inboxView } from './inbox-view.ts';
import { listView } from './list-view.ts';
import { noticesView } from './notices-view.ts';
import { rebuildLedger } from './rebuild-ledger.ts';
import { searchView } from './search-view.ts';
import { verifyLedger } from './verify-ledger.ts';

const UNITS = 300;
/** In this test an issue of more rows than this is large. */
const LARGE = 50;

describe('an issue to every commune', () => {
  let platform: TestPlatform;
  let world: World;
  const units: string[] = [];

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    const { authorityId, telecom } = world.ministry;
    await perform(platform, programAct('more_units', authorityId), async (context) => {
      const more = Array.from({ length: UNITS }, (_, n) => ({
        ...{ id: context.ids.next(), authorityId, kind: 'commune' as const, code: null },
        ...{ name: `Xã thử số ${n + 1}`, shortName: null, aliases: [], parentId: telecom.id },
        ...{ validFrom: '2008-01-01', validTo: null },
      }));
      units.push(...more.map(({ id }) => id));
      await writeUnits(context, more);
    });
  });
  afterAll(() => platform.close());

  /** A draft whose tasks all go to every commune, and the order to issue it; nothing is written yet. */
  async function begin(number: string, key: string | null = null) {
    const { planner } = world.actors;
    const id = await paste(platform, planner, numbered(NETWORK_PLAN, number));
    const { draft, version } = await readingView(platform, planner, id);
    const lead = {
      ...{ written: 'UBND các xã', span: null, implied: false, unitId: null, unitName: null },
      ...{ group: true, memberIds: units },
    };
    const tasks = draft.tasks.map((task) => ({ ...task, lead: [lead], coord: [] }));
    const saved = await saveDraft(
      platform,
      planner,
      { id, version, draft: { ...draft, tasks } },
      null,
    );
    const request = {
      id,
      version: saved.version,
      effectiveOn: '2024-02-15',
      newEdition: false,
    };
    // Nothing runs by itself here: each test says which process goes on.
    const quiet = { ...platform, jobs: { ...platform.jobs, soon: () => undefined } };
    const ask = () => issueOrBegin(quiet, planner, request, key, LARGE);
    return { id, total: tasks.length * UNITS, ask, reply: await ask() };
  }

  function isWaiting(reply: IssueReply) {
    return 'issuing' in reply && reply.issuing.state === 'waiting';
  }

  /** How much of it shows, in every list, count, board, search and inbox. */
  async function seen() {
    const { planner, telecomHead } = world.actors;
    const query = listTasks.query.parse({ limit: 5, layer: 'all' });
    const lists = await Promise.all(
      [planner, telecomHead].map((actor) => listView(platform, actor, query)),
    );
    const board = await boardView(platform, planner, getBoard.query.parse({}));
    const inbox = await inboxView(platform, telecomHead, getInbox.query.parse({}));
    const found = await searchView(platform, planner, searchAll.query.parse({ q: 'ban do' }));
    const plans = await plansView(platform, planner, { limit: 50 });
    const documents = await registerView(platform, planner, { limit: 50 });
    return [
      ...lists.flatMap(({ rows, total, counts }) => [rows.length, total, counts.total]),
      ...[board.total.total, board.total.notAccepted, inbox.rows.length, found.hits.length],
      ...[plans.rows.length, documents.total],
    ];
  }

  const state = async (id: string) =>
    (await issuingView(platform, world.actors.planner, id)).issuing;

  /** A process of its own that takes up what is to be issued, two lines at a time. */
  function otherProcess() {
    const script = fileURLToPath(new URL('../plans/testing/continue-issues.ts', import.meta.url));
    const now = platform.clock().toISOString();
    const args = ['--import', 'tsx', script, platform.databaseUrl, now, String(2 * UNITS + 2)];
    const child = spawn(process.execPath, args, {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    return { ended, kill: () => child.kill('SIGKILL') && ended };
  }

  /**
   * Lets a process begin an order and kills it while it writes the second batch: that one needs the id of a
   * row that the test holds.
   */
  async function killedInSecondBatch(id: string, meanwhile: () => Promise<void> = async () => {}) {
    const { authorityId } = world.ministry;
    let asked = 0;
    const clock = () => {
      asked += 1;
      if (asked > 1) throw new Error('the power fails');
      return platform.clock();
    };
    await expect(continueIssues({ ...platform, clock })).rejects.toThrow('the power fails');
    const { rows } = await sql<{ tasks: IssuedTasks }>`
      select layout->'tasks' as tasks from staged_plan`.execute(platform.db);
    const [{ tasks } = { tasks: null }] = rows;
    const third = tasks && placeLines(tasks.lines, tasks.unitSets)[2];
    if (!third) throw new Error('nothing was begun');
    const gate = await platform.database.pool.connect();
    await gate.query('begin');
    await gate.query(
      `insert into task_row (authority_id, id, plan_id, words_id, layer, unit_id, assigner_unit_id, state,
        version, since, changed_by) values ($1, $2, 0, 0, 0, 0, 0, 'assigned', 1, now(), 0)`,
      [authorityId, idAt(tasks.firstId, third.at)],
    );
    const other = otherProcess();
    await vi.waitFor(async () => expect((await state(id))?.written).toBe(2 * UNITS), 30_000);
    await meanwhile();
    await other.kill();
    await gate.query('rollback');
    gate.release();
  }

  /** Rows of plans that nobody sees yet. */
  async function staged() {
    const { rows } = await sql<{ count: number; first: string | null; plans: number }>`
      select count(*)::int as count, min(r.xmin::text::bigint)::text as first,
        (select count(*)::int from staged_plan) as plans
      from task_row r where not exists (select from task t where t.authority_id = r.authority_id and t.id = r.id)`.execute(
      platform.db,
    );
    return rows[0];
  }

  it('goes on from the last batch after kill -9: nothing shows before all of it does, nothing is there twice', async () => {
    const { authorityId } = world.ministry;
    const before = await seen();
    const { id, total, ask, reply } = await begin('901/KH-BTTTT', 'issue-key-901');
    expect(isWaiting(reply)).toBe(true);
    expect(isWaiting(await ask())).toBe(true);

    await killedInSecondBatch(id, async () => {
      expect(await seen()).toEqual(before);
      // While one process is at work no other takes the order up.
      await continueIssues(platform);
      expect(await state(id)).toMatchObject({ state: 'waiting' });
    });
    const left = await staged();
    expect(left?.count).toBeGreaterThan(UNITS);
    expect(left?.count).toBeLessThan(total);
    expect(await seen()).toEqual(before);
    expect(await verifyLedger(platform.db, authorityId)).toMatchObject({ differences: 0 });
    // Nobody changes under its hands what is being issued.
    const { draft, version } = await readingView(platform, world.actors.planner, id);
    await expect(
      saveDraft(platform, world.actors.planner, { id, version, draft }, null),
    ).rejects.toMatchObject({ text: { code: 'DRAFT_BEING_ISSUED' } });

    // Another process is killed in the last transaction, the one that would have shown it.
    const ledger = await platform.database.pool.connect();
    await ledger.query('begin; lock table posting in share mode');
    const publishing = otherProcess();
    await vi.waitFor(async () => expect((await state(id))?.written).toBe(total), 30_000);
    expect(await seen()).toEqual(before);
    await publishing.kill();
    await ledger.query('rollback');
    ledger.release();
    expect(await seen()).toEqual(before);
    const whole = await staged();
    expect(whole).toMatchObject({ first: left?.first, plans: 1 });

    await vi.waitFor(async () => {
      await continueIssues(platform);
      expect(await state(id)).toMatchObject({ state: 'done', written: total });
    }, 30_000);
    const after = await seen();
    expect(after[1]).toBe((before[1] ?? 0) + total);
    expect(after[6]).toBe((before[6] ?? 0) + total);
    const { rows } = await sql<{ tasks: number; units: number; plans: number; first: string }>`
      select count(*)::int as tasks, count(distinct unit_id)::int as units,
        count(distinct plan_id)::int as plans, min(xmin::text::bigint)::text as first
      from task_row where not is_group`.execute(platform.db);
    // The rows of the first process are still there: they were not written again.
    expect(rows).toEqual([{ tasks: total, units: UNITS, plans: 1, first: left?.first }]);
    expect(await staged()).toMatchObject({ count: 0, plans: 0 });
    expect(await verifyLedger(platform.db, authorityId)).toMatchObject({ differences: 0 });
    await rebuildLedger(platform.db, authorityId);
    expect(await seen()).toEqual(after);
    // A resend of the order is answered as at first and does nothing.
    expect(isWaiting(await ask())).toBe(true);
    await continueIssues(platform);
    expect(await seen()).toEqual(after);
  }, 120_000);

  it('tells whoever gave the order, once', async () => {
    const { rows, unread } = await noticesView(platform, world.actors.planner, { limit: 30 });
    expect(rows).toMatchObject([{ kind: 'plan_issued', plan: { title: expect.any(String) } }]);
    expect(unread).toBe(1);
  });

  it('stops when it is told to, and leaves nothing', async () => {
    const before = await seen();
    const { id } = await begin('902/KH-BTTTT');
    await killedInSecondBatch(id);
    expect(await staged()).toMatchObject({ count: 2 * UNITS + 2, plans: 1 });
    await stopIssuing(platform, world.actors.planner, id, null);
    expect(await seen()).toEqual(before);
    await vi.waitFor(async () => {
      await continueIssues(platform);
      expect(await staged()).toMatchObject({ count: 0, plans: 0 });
    }, 30_000);
    expect(await state(id)).toMatchObject({ state: 'stopped', issued: null });
    expect(await seen()).toEqual(before);
  }, 60_000);

  it('begins anew on another day: rows say the day on which they are seen', async () => {
    const { id, total } = await begin('904/KH-BTTTT');
    await killedInSecondBatch(id);
    const old = await staged();
    platform.clock.set('2024-02-15T09:00:00+07:00');
    await vi.waitFor(async () => {
      await continueIssues(platform);
      expect(await state(id)).toMatchObject({ state: 'done', written: total });
    }, 30_000);
    expect(old?.count).toBe(2 * UNITS + 2);
    const planId = (await state(id))?.issued?.planId;
    const { rows } = await sql<{ days: string[] }>`
      select array_agg(distinct (since at time zone 'Asia/Ho_Chi_Minh')::date::text) as days
      from task where plan_id = ${planId}`.execute(platform.db);
    expect(rows).toEqual([{ days: ['2024-02-15'] }]);
    expect(await verifyLedger(platform.db, world.ministry.authorityId)).toMatchObject({
      differences: 0,
    });
  }, 60_000);

  it('tells why it failed, in both languages', async () => {
    const { id } = await begin('901/KH-BTTTT');
    await continueIssues(platform);
    expect(await state(id)).toMatchObject({
      state: 'failed',
      problem: { code: 'NUMBER_EXISTS', vi: expect.stringContaining('901/KH-BTTTT') },
    });
  }, 60_000);

  it('is told to wait only where it is large: a small one is issued at once', async () => {
    const { planner } = world.actors;
    const id = await paste(platform, planner, numbered(NETWORK_PLAN, '903/KH-BTTTT'));
    const { version } = await readingView(platform, planner, id);
    const request = { id, version, effectiveOn: '2024-02-15', newEdition: false };
    expect(await issueOrBegin(platform, planner, request, null, LARGE)).toMatchObject({ tasks: 5 });
    expect(await state(id)).toBeNull();
  }, 60_000);
});
