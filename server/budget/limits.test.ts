import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { run } from '../platform/database/rows.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { budgetView } from './budget-view.ts';
import { importMoney } from './import-budget.ts';
import { lineListView } from './line-list.ts';

let platform: TestPlatform;
let world: World;
/** Ids of lines already given by hand, far below those that acts give. */
let given = 0;

beforeAll(async () => {
  platform = await openTestPlatform('2022-04-01T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

/** A plan with one task that has a line of 2022 from each of so many sources. */
async function planWithLines(count: number): Promise<{ planId: string; title: string }> {
  const title = `Hỗ trợ ${count} nguồn`;
  const unitIds = [world.ministry.postal.id];
  const { planId, taskIds } = await giveTasks(platform, world.actors.planner, [{ title, unitIds }]);
  const { planner } = world.actors;
  given += 100_000;
  await run(
    platform.db,
    sql`insert into budget_line (authority_id, id, task_id, from_year, to_year, source_key, since, made_by)
        select ${planner.authorityId}, ${given}::bigint + n, ${taskIds[0]}, 2022, 2022,
          'nguon-' || n, ${platform.clock()}, ${planner.personId}
        from generate_series(1, ${count}::int) n`,
  );
  return { planId, title };
}

const HEAD = ['Nhiệm vụ', 'Nguồn vốn', 'Năm', 'Kế hoạch vốn (triệu đồng)'];
const sheet = (planId: string, rows: string[][]) => ({
  ...{ rows: [HEAD, ...rows], write: true, unit: 'triệu' as const, planId },
});
const row = (title: string) => [title, 'Ngân sách nhà nước', '2023', '1'];

test('more lines than a page can hold are refused with what narrows them, and it does', async () => {
  const { planner } = world.actors;
  const { planId } = await planWithLines(20_001);
  const other = await planWithLines(1);
  const refused = { text: { code: 'TOO_MANY_LINES' }, facts: { most: 20_000 } };
  await expect(lineListView(platform, planner, { limit: 50 })).rejects.toMatchObject(refused);
  await expect(budgetView(platform, planner, {})).rejects.toMatchObject(refused);
  const ofPlan = { limit: 50, planId };
  await expect(lineListView(platform, planner, ofPlan)).rejects.toMatchObject(refused);
  const total = async (more: { source?: string; fromYear?: number; planId?: string }) =>
    (await lineListView(platform, planner, { limit: 50, ...more })).total;
  expect(await total({ planId, source: 'nguon-7' })).toBe(1);
  expect(await total({ planId, fromYear: 2023 })).toBe(0);
  expect(await total({ planId: other.planId })).toBe(1);
  expect((await budgetView(platform, planner, { planId: other.planId })).rows).toHaveLength(2);
});

test('a sheet too long, or of more than can be matched, is refused whole', async () => {
  const { planner } = world.actors;
  const { planId, title } = await planWithLines(50_001);
  const narrow = await planWithLines(1);
  const long = sheet(
    narrow.planId,
    Array.from({ length: 5_001 }, () => row(narrow.title)),
  );
  await expect(importMoney(platform, planner, long, null)).rejects.toMatchObject({
    ...{ text: { code: 'SHEET_TOO_LONG' }, facts: { count: 5_001, most: 5_000 } },
  });
  const wide = sheet(planId, [row(title)]);
  await expect(importMoney(platform, planner, wide, null)).rejects.toMatchObject({
    ...{ text: { code: 'SHEET_TOO_WIDE' }, facts: { most: 50_000 } },
  });
  // The lines of another plan do not stand in the way.
  const reply = await importMoney(
    platform,
    planner,
    sheet(narrow.planId, [row(narrow.title)]),
    null,
  );
  expect(reply.changes).toMatchObject([{ kind: 'add' }]);
});
