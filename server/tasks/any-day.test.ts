import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { addDays, asDay, type Day, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { boardTrendView } from './board-trend-view.ts';
import { boardView } from './board-view.ts';
import { carryLedger } from './carry-ledger.ts';
import { listTasks, type TaskRow } from './contract.ts';
import { dropParty, setParty } from './edit-parties.ts';
import { foldLedger } from './fold-ledger.ts';
import { keepDays } from './keep-days.ts';
import { listView } from './list-view.ts';
import { makeTurns } from './make-turns.ts';
import { rebuildLedger } from './rebuild-ledger.ts';
import { ageing } from './rules/ageing.ts';
import { setAnchor } from './set-anchor.ts';
import { findTask } from './store/load-task.ts';
import type { TaskRecord } from './store/task-record.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { live, type Step } from './testing/random-life.ts';
import { cellOfLedger, cellOfTasks, lateness, replayTo } from './testing/replay.ts';
import { verifyLedger } from './verify-ledger.ts';

/** Each run is a plan with some seventy acts, compared on five days, before and after a rebuild. */
const RUNS = 4;

const step: fc.Arbitrary<Step> = fc.record({
  task: fc.nat(11),
  act: fc.nat(20),
  days: fc.constantFrom(0, 0, 0, 1, 2, 9, 25),
  percent: fc.integer({ min: 0, max: 100 }),
});

describe('any list, any day', () => {
  let platform: TestPlatform;
  let world: World;
  let kinds: ReadonlyMap<string, string>;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-01-05T08:00:00+07:00');
    world = await makeWorld(platform);
    const units = await sql<{ id: string; kind: string }>`select id, kind from unit`.execute(
      platform.db,
    );
    kinds = new Map(units.rows.map(({ id, kind }) => [id, kind]));
  });
  afterAll(() => platform.close());

  async function begin(first: Day) {
    platform.clock.set(`${first}T08:00:00+07:00`);
    const { telecom, telecomPolicy, postal, security, office } = world.ministry;
    return giveTasks(platform, world.actors.planner, [
      { title: 'Một đơn vị, có hạn', unitIds: [telecom.id], dueOn: addDays(first, 20), field: 0 },
      {
        ...{ title: 'Nhiều đơn vị', unitIds: [telecom.id, postal.id, security.id], field: 0 },
        ...{ dueOn: addDays(first, 5), coordinatorIds: [office.id] },
      },
      { title: 'Không thời hạn', unitIds: [postal.id], field: 1 },
      { title: 'Ngoài cây đơn vị', unitIds: [world.hanoi.top.id], dueOn: addDays(first, 40) },
      { title: 'Giao thẳng cấp phòng', unitIds: [telecomPolicy.id], dueOn: addDays(first, 60) },
      { title: 'Cơ quan chủ quản', unitIds: [world.ministry.top.id], dueOn: first, field: 1 },
      {
        ...{ title: 'Việc hằng tuần', unitIds: [telecom.id, security.id], field: 1 },
        ...{ says: { raw: 'thứ Năm hằng tuần', norm: 'R/W@Thu' }, endsOn: addDays(first, 60) },
      },
      {
        ...{ title: 'Việc hằng tháng', unitIds: [postal.id] },
        says: { raw: 'trước ngày 25 hằng tháng', norm: 'R/M@25' },
      },
      {
        ...{ title: 'Chờ mốc', unitIds: [telecom.id, postal.id], field: 1 },
        says: { raw: '15 ngày làm việc sau khi nhận đủ hồ sơ', norm: 'P15WD' },
      },
    ]);
  }

  /** The assigner says on which day the event was; the second time it corrects the day. */
  async function dateEvent(taskId: string, today: Day) {
    const { planner } = world.actors;
    const task = await findTask(platform.db, [planner.authorityId], taskId);
    const act = { version: task?.version ?? 0, onDay: today, term: null, source: 'Phiếu 1' };
    await setAnchor(platform, planner, taskId, act, null);
  }

  /** Somebody is named to direct a task or a whole group, or whoever does is taken back. */
  async function changeLeader(taskIds: readonly string[], { task, act }: Step, index: number) {
    const { planner, leader, telecomHead, officeHead } = world.actors;
    const taskId = taskIds[(task * 7 + index) % taskIds.length] ?? '';
    const of = [leader, telecomHead, officeHead][act % 3] ?? leader;
    const page = await platform.db
      .selectNoFrom(
        sql<{ id: string; unit: string } | null>`(
          select json_build_object('id', id::text, 'unit', unit_id::text) from task_party
          where task_id = ${taskId} and role = 'leader' and until is null and not removed)`.as(
          'now',
        ),
      )
      .executeTakeFirst();
    const now = page?.now ?? null;
    const seen = now?.id ?? null;
    const set = { role: 'leader' as const, unitId: null, duty: null, dueOn: null, seen };
    await (now !== null && act % 4 === 0
      ? dropParty(platform, planner, taskId, { role: 'leader', unitId: now.unit, seen }, null)
      : setParty(platform, planner, taskId, { ...set, personId: of.personId }, null)
    ).catch((error: unknown) => {
      const rules = ['NOT_NOW', 'NOT_ALLOWED', 'PARTY_NOT_YOURS', 'NOT_FOUND'];
      if (!(error instanceof Error && rules.includes(error.message))) throw error;
    });
  }

  async function wholeList(actor: Actor, planId: string, more: Record<string, unknown>) {
    const found: TaskRow[] = [];
    let after: string | undefined;
    let counts: Awaited<ReturnType<typeof listView>>['counts'] | null = null;
    let total = 0;
    do {
      const query = listTasks.query.parse({ planId, limit: 4, after, ...more });
      const page = await listView(platform, actor, query);
      found.push(...page.rows);
      ({ counts, total } = page);
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found).toHaveLength(total);
    return { rows: found, counts };
  }

  function rowsByStatus(rows: readonly TaskRow[]) {
    const count = (...statuses: string[]) =>
      rows.filter(({ status }) => statuses.includes(status)).length;
    return {
      doneOnTime: count('HT_DUNG_HAN'),
      doneLate: count('HT_QUA_HAN'),
      openWithin: count('DTH_TRONG_HAN'),
      openNoDeadline: count('DTH_KHONG_HAN'),
      openOverdue: count('DTH_QUA_HAN', 'CHUYEN_KY'),
      suspended: count('TAM_DUNG'),
      withdrawn: count('THU_HOI'),
    };
  }

  /** The board, the list and the journal say the same of a day; each is worked out in its own way. */
  async function compare(actor: Actor, planId: string, day: Day, tasks: readonly TaskRecord[]) {
    for (const layer of ['given', 'all'] as const) {
      const board = await boardView(platform, actor, { planId, layer, asOf: day });
      const unitId = board.unit.id;
      const list = await wholeList(actor, planId, { unitId, layer, asOf: day });
      const wanted = tasks.filter((task) => layer === 'all' || task.layer === 0);
      expect(board.total).toEqual(cellOfTasks(wanted, day));
      expect(board.total).toEqual(cellOfLedger(wanted, day));
      expect(board.total).toMatchObject(rowsByStatus(list.rows));
      expect(list.counts).toMatchObject(rowsByStatus(list.rows));
      expect(board.ageing).toEqual(ageing(lateness(wanted, day)));
      const sum = board.rows.reduce((total, row) => total + row.total.total, 0);
      expect(sum).toBe(board.total.total);
      for (const row of board.rows.filter(({ head }) => head.id !== unitId)) {
        const of = await wholeList(actor, planId, { unitId: row.head.id, layer, asOf: day });
        expect(row.total).toMatchObject(rowsByStatus(of.rows));
      }
      if (layer === 'all') await compareOthers(actor, { planId, layer, asOf: day }, wanted);
    }
  }

  /** The same tasks told apart by who directs them, by level and by plan. */
  async function compareOthers(
    actor: Actor,
    query: { planId: string; layer: 'all'; asOf: Day },
    tasks: readonly TaskRecord[],
  ) {
    const counted = tasks.filter((task) => !task.is_group);
    const keys = {
      leaders: (task: TaskRecord) => task.leader_id ?? 'none',
      levels: (task: TaskRecord) => kinds.get(task.unit_id) ?? '',
      plans: (task: TaskRecord) => task.plan_id,
    };
    const filters = { leaders: 'leaderId', levels: 'level', plans: 'planId' };
    for (const rows of ['leaders', 'levels', 'plans'] as const) {
      const board = await boardView(platform, actor, { ...query, rows });
      expect(board.total).toEqual(cellOfTasks(counted, query.asOf));
      expect(board.ageing).toEqual(ageing(lateness(counted, query.asOf)));
      const expected = new Map<string, TaskRecord[]>();
      for (const task of counted) {
        const key = keys[rows](task);
        expected.set(key, [...(expected.get(key) ?? []), task]);
      }
      expect(board.rows.map(({ head }) => head.id).toSorted()).toEqual(
        [...expected.keys()].toSorted(),
      );
      for (const { head, total, cells } of board.rows) {
        const own = expected.get(head.id) ?? [];
        expect(total, `${rows} ${head.name}`).toEqual(cellOfTasks(own, query.asOf));
        for (const [fieldId, cell] of Object.entries(cells)) {
          const inField = own.filter((task) => (task.field_id ?? 'none') === fieldId);
          expect(cell).toEqual(cellOfTasks(inField, query.asOf));
        }
        // The lists of one who sees all: those of others are compared by unit above.
        if (rows === 'plans' || !actor.wholeAuthority) continue;
        const { planId, ...more } = query;
        const filter = { unitId: board.unit.id, ...more, [filters[rows]]: head.id };
        const list = await wholeList(actor, planId, filter);
        expect(total, `list of ${rows} ${head.name}`).toMatchObject(rowsByStatus(list.rows));
        expect(list.counts).toMatchObject(rowsByStatus(list.rows));
      }
      const trend = await boardTrendView(platform, actor, { ...query, rows });
      for (const { head, total } of board.rows)
        expect(trend.overdue[head.id]?.at(-1)).toBe(total.openOverdue);
    }
  }

  it('the board of a day = the list of that day = the journal replayed to that day; rebuilt = live', async () => {
    let first = asDay('2026-01-05');
    const { ministry, hanoi, actors } = world;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 45, maxLength: 65 }), async (steps) => {
        const next = await giveTasks(platform, actors.planner, []);
        const plan = await begin(first);
        const ids = [...plan.taskIds];
        // An assignment goes on in another of its plan, or in the plan of the next period.
        const elsewhere = { toPlanId: next.planId, intoId: plan.taskIds[1] ?? '' };
        let today = first;
        for (const [index, each] of steps.entries()) {
          today = addDays(today, each.days);
          platform.clock.set(
            new Date(startOfDayInVietnam(today).getTime() + index * 60_000).toISOString(),
          );
          const id = ids[each.task % ids.length] ?? '';
          const parts = await live(platform, world, id, each, elsewhere);
          ids.push(...parts.filter((id) => !ids.includes(id)));
          if (index % 3 === 1) await changeLeader([...ids, ...plan.groupIds], each, index);
          if (each.days > 0) await makeTurns(platform);
          if (index % 30 === 17) await dateEvent(plan.taskIds.at(-1) ?? '', today);
          if (index % 7 === 3) await foldLedger(platform.db, ministry.authorityId);
          if (index % 11 === 5) await foldLedger(platform.db, hanoi.authorityId);
          // A few lines are enough to carry here, so that later postings of the same day come too late.
          if (index % 13 === 8) await carryLedger(platform.db, ministry.authorityId, 4);
          if (index % 17 === 9)
            await keepDays(platform.db, ministry.authorityId, 30, addDays(today, -8));
        }
        // A unit heard today is silent from the 31st day on, and not on the 30th.
        const later = [addDays(today, 30), addDays(today, 31)];
        const days = [addDays(first, 6), addDays(today, -1), today, ...later];
        const check = async () => {
          for (const day of new Set(days)) {
            const ofMinistry = await replayTo(platform.db, ministry.authorityId, day);
            const given = [...ofMinistry.values()].filter((task) => task.plan_id === plan.planId);
            await compare(actors.planner, plan.planId, day, given);
            const telecom = [ministry.telecom.id, ministry.telecomPolicy.id].concat(
              ministry.telecomLicensing.id,
            );
            await compare(
              actors.telecomHead,
              plan.planId,
              day,
              given.filter((task) => telecom.includes(task.unit_id)),
            );
            const ofHanoi = [...(await replayTo(platform.db, hanoi.authorityId, day)).values()];
            const inHanoi = [...given, ...ofHanoi].filter(
              (task) =>
                task.plan_id === plan.planId &&
                [hanoi.top.id, hanoi.department.id, hanoi.dongAnh.id].includes(task.unit_id),
            );
            await compare(actors.hanoiPlanner, plan.planId, day, inHanoi);
          }
        };
        await check();
        for (const authorityId of [ministry.authorityId, hanoi.authorityId]) {
          await foldLedger(platform.db, authorityId);
          expect(await verifyLedger(platform.db, authorityId)).toMatchObject({ examples: [] });
          await rebuildLedger(platform.db, authorityId);
          const carried = await carryLedger(platform.db, authorityId, 3);
          if (authorityId === ministry.authorityId) {
            expect(carried).toBeGreaterThan(0);
            expect(
              await keepDays(platform.db, authorityId, 30, addDays(today, -40)),
            ).toBeGreaterThan(0);
          }
          expect(await verifyLedger(platform.db, authorityId)).toMatchObject({ differences: 0 });
        }
        await check();
        first = addDays(today, 1);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 900_000);
});
