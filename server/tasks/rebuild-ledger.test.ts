import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { getBoard } from './contract.ts';
import { foldLedger } from './fold-ledger.ts';
import { rebuildLedger } from './rebuild-ledger.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { verifyLedger } from './verify-ledger.ts';

describe('the ledger written anew', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const authority = () => world.ministry.authorityId;
  const differences = async () => (await verifyLedger(platform.db, authority())).differences;
  const board = async (planId: string) =>
    (await boardView(platform, world.actors.planner, getBoard.query.parse({ planId }))).total;

  async function give(count: number) {
    const { telecom, postal } = world.ministry;
    return giveTasks(
      platform,
      world.actors.planner,
      Array.from({ length: count }, (_, n) => ({
        title: `Việc ${n + 1}`,
        unitIds: [n % 2 === 0 ? telecom.id : postal.id],
        field: n % 2,
      })),
    );
  }

  const accept = (taskId: string) =>
    acceptTask(platform, world.actors.telecomHead, taskId, { version: 1, officerId: null }, null);

  it('corrects what was lost or changed by hand, and nothing else', async () => {
    const { planId, taskIds } = await give(6);
    await accept(taskIds[0] ?? '');
    await foldLedger(platform.db, authority());
    const right = await board(planId);
    expect(await differences()).toBe(0);
    expect(await rebuildLedger(platform.db, authority())).toBe(0);
    expect(await board(planId)).toEqual(right);

    await sql`delete from posting where unit_id = ${world.ministry.postal.id}`.execute(platform.db);
    await sql`update turnover set deltas = array(select 2 * d from unnest(deltas) as d)
      where unit_id = ${world.ministry.top.id}`.execute(platform.db);
    expect(await differences()).toBeGreaterThan(0);
    expect(await rebuildLedger(platform.db, authority())).toBeGreaterThan(0);
    expect(await differences()).toBe(0);
    expect(await board(planId)).toEqual(right);
  });

  it('keeps nobody waiting: boards are read and acts go on while it is written', async () => {
    const { planId, taskIds } = await give(4);
    const before = await board(planId);
    const gate = await platform.database.pool.connect();
    await gate.query('begin; lock table turnover in share mode');
    const rebuilt = rebuildLedger(platform.db, authority());
    // It has its snapshot and waits where it would take the old sums away.
    for (let waits = false; !waits; ) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_locks
        where not granted and relation = 'turnover'::regclass`.execute(platform.db);
      waits = (rows[0]?.n ?? 0) > 0;
    }
    await accept(taskIds[0] ?? '');
    await accept(taskIds[2] ?? '');
    const after = await board(planId);
    expect(after).toEqual({ ...before, notAccepted: before.notAccepted - 2 });
    await gate.query('rollback');
    gate.release();
    expect(await rebuilt).toBe(0);
    expect(await board(planId)).toEqual(after);
    await foldLedger(platform.db, authority());
    expect(await board(planId)).toEqual(after);
    expect(await differences()).toBe(0);
  });
});
