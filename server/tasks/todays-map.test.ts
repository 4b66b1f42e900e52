import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { programAct } from '../organisation/program-author.ts';
import { insertSuccessions } from '../organisation/store/succession-store.ts';
import { endUnit, loadUnit } from '../organisation/store/unit-store.ts';
import { todaysUnits } from '../organisation/todays-map.ts';
import { perform } from '../platform/act.ts';
import { acceptTask } from './accept-task.ts';
import { boardView } from './board-view.ts';
import { getBoard, groupTasks, listTasks } from './contract.ts';
import { groupView } from './group-view.ts';
import { listView } from './list-view.ts';
import { boardOnTodaysMap } from './rules/board-on-todays-map.ts';
import { giveTasks } from './testing/give-tasks.ts';

let platform: TestPlatform;
let world: World;

beforeAll(async () => {
  platform = await openTestPlatform('2026-11-20T08:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

/** One unit ends and others take it over, as the reference data would say it. */
async function takeOver(fromUnitId: string, heirs: readonly { to: string; share?: string }[]) {
  const { authorityId } = world.ministry;
  await perform(platform, programAct('build_world', authorityId), async (context) => {
    const unit = await loadUnit(context.tx, fromUnitId);
    await endUnit(context.tx, fromUnitId, unit?.version ?? 0, '2026-11-20', context.now);
    await insertSuccessions(
      context.tx,
      heirs.map(({ to, share = null }) => ({
        ...{ id: context.ids.next(), fromUnitId, toUnitId: to, kind: 'merge' as const },
        ...{ onDay: '2026-11-21', basis: null, share },
      })),
    );
    await context.journal({ subjectKind: 'unit', subjectId: fromUnitId, before: null, after: {} });
  });
}

it('what a unit did stands on the map of today with whoever took it over, and every sum stays', async () => {
  const { actors, ministry } = world;
  const { telecom, postal, security, office } = ministry;
  const given = await giveTasks(platform, actors.planner, [
    { title: 'Phủ sóng', unitIds: [telecom.id] },
    { title: 'Tem bưu chính', unitIds: [postal.id] },
    { title: 'Chống mã độc', unitIds: [security.id] },
    { title: 'Giữ gìn mạng lưới', unitIds: [telecom.id, postal.id, security.id] },
  ]);
  const [, stamps = ''] = given.taskIds;
  await acceptTask(platform, actors.postalHead, stamps, { version: 1, officerId: null }, null);
  const query = getBoard.query.parse({});
  const before = await boardView(platform, actors.planner, query);
  const idsOf = (board: { rows: readonly { head: { id: string } }[] }) =>
    board.rows.map(({ head }) => head.id);
  expect(await todaysUnits(platform, actors.planner, idsOf(before))).toEqual([]);

  // Post goes into telecommunications as a whole; security is divided between two.
  await takeOver(postal.id, [{ to: telecom.id }]);
  await takeOver(security.id, [{ to: telecom.id }, { to: office.id, share: 'báo chí' }]);
  platform.clock.set('2026-11-22T08:00:00+07:00');

  const then = await boardView(platform, actors.planner, query);
  const units = await todaysUnits(platform, actors.planner, idsOf(then));
  expect(units.map(({ id, unit, isDivided }) => [id, unit.id, isDivided])).toEqual(
    expect.arrayContaining([
      [postal.id, telecom.id, false],
      [security.id, security.id, true],
    ]),
  );
  const { board, past } = boardOnTodaysMap(then, units);
  const totals = new Map(board.rows.map(({ head, total }) => [head.id, total.total]));
  expect(totals.get(telecom.id)).toBe(4);
  expect(totals.get(security.id)).toBe(2);
  expect(totals.has(postal.id)).toBe(false);
  expect(board.total).toEqual(before.total);
  const sum = (rows: readonly { total: { total: number; notAccepted: number } }[]) =>
    rows.map(({ total }) => total).reduce((all, each) => all + each.total, 0);
  expect([sum(then.rows), sum(board.rows)]).toEqual([6, 6]);

  // Behind every row of the board stands a list with as many, and together they are all of it, each once.
  const seen: string[] = [];
  for (const { head, total } of board.rows) {
    const among = past.get(head.id)?.unitIds ?? [head.id];
    const list = listTasks.query.parse({ amongUnitIds: [...among] });
    const { rows, total: count, counts } = await listView(platform, actors.planner, list);
    expect([rows.length, count, counts.total]).toEqual([total.total, total.total, total.total]);
    seen.push(...rows.map(({ id }) => id));
  }
  const all = await listView(platform, actors.planner, listTasks.query.parse({}));
  expect(seen.toSorted()).toEqual(all.rows.map(({ id }) => id).toSorted());
  const { groups } = await groupView(
    platform,
    actors.planner,
    groupTasks.query.parse({ by: 'unit' }),
  );
  expect(groups.reduce((count, group) => count + group.rows, 0)).toBe(all.total);
});
