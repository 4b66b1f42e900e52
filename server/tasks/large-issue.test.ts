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
import { saveDraft } from '../plans/save-draft.ts';
import { NETWORK_PLAN, numbered } from '../plans/testing/directive-texts.ts';
import { paste } from '../plans/testing/issue-text.ts';
import { perform } from '../platform/act.ts';
import { boardView } from './board-view.ts';
import { getBoard, getInbox, listTasks, searchAll } from './contract.ts';
import { inboxView } from './inbox-view.ts';
import { listView } from './list-view.ts';
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

  it('outlives a killed process: nothing shows before all of it does, and nothing is there twice', async () => {
    const before = await seen();
    const { id, total, ask, reply } = await begin('901/KH-BTTTT', 'issue-key-901');
    expect(isWaiting(reply)).toBe(true);
    expect(isWaiting(await ask())).toBe(true);

    // The other process writes the tasks and then waits here for the ledger, until it is killed.
    const gate = await platform.database.pool.connect();
    await gate.query('begin; lock table posting in share mode');
    const script = fileURLToPath(new URL('../plans/testing/continue-issues.ts', import.meta.url));
    const other = spawn(process.execPath, ['--import', 'tsx', script, platform.databaseUrl], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: 'ignore',
    });
    const ended = once(other, 'exit');
    await vi.waitFor(async () => expect((await state(id))?.written).toBe(total), 30_000);
    expect(await seen()).toEqual(before);
    // While one process is at work no other takes the order up.
    await continueIssues(platform);
    expect(await state(id)).toMatchObject({ state: 'waiting' });
    other.kill('SIGKILL');
    await ended;
    expect(await seen()).toEqual(before);
    await gate.query('rollback');
    gate.release();

    await vi.waitFor(async () => {
      await continueIssues(platform);
      expect(await state(id)).toMatchObject({ state: 'done', written: total });
    }, 30_000);
    const after = await seen();
    expect(after[1]).toBe((before[1] ?? 0) + total);
    expect(after[6]).toBe((before[6] ?? 0) + total);
    const { rows } = await sql<{ tasks: number; units: number; plans: number }>`
      select count(*)::int as tasks, count(distinct unit_id)::int as units,
        count(distinct plan_id)::int as plans from task where not is_group`.execute(platform.db);
    expect(rows).toEqual([{ tasks: total, units: UNITS, plans: 1 }]);
    expect(await verifyLedger(platform.db, world.ministry.authorityId)).toMatchObject({
      differences: 0,
    });
    // A resend of the order is answered as at first and does nothing.
    expect(isWaiting(await ask())).toBe(true);
    await continueIssues(platform);
    expect(await seen()).toEqual(after);
  }, 90_000);

  it('stops when it is told to, and leaves nothing', async () => {
    const before = await seen();
    const { id } = await begin('902/KH-BTTTT');
    await stopIssuing(platform, world.actors.planner, id, null);
    await continueIssues(platform);
    expect(await state(id)).toMatchObject({ state: 'stopped', issued: null });
    expect(await seen()).toEqual(before);
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
