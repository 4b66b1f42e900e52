import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { versionsOf } from '../plans/plan-version-view.ts';
import { run } from '../platform/database/rows.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
import { linesOfPlan } from '../tasks/store/plan-lines.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { replayTo } from '../tasks/testing/replay.ts';
import { verifyLedger } from '../tasks/verify-ledger.ts';
import { applyAmendment } from './apply-amendment.ts';
import type { ChangeWords } from './contract.ts';
import { applyDue } from './jobs.ts';
import { contentOf } from './plan-content.ts';
import { placeOf } from './read-thing.ts';
import { compareVersions } from './rules/compare-versions.ts';
import { amendingOf, byQuarter, change, deadlineOf } from './testing/amending.ts';

type Drawn = Omit<ChangeWords, 'key'>;

describe('amendments of any plan', () => {
  let platform: TestPlatform;
  let world: World;
  let amending: ReturnType<typeof amendingOf>;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    amending = amendingOf(platform, world.actors);
  });
  afterAll(() => platform.close());

  const authorityId = () => world.ministry.authorityId;
  const content = (planId: string, at: Date | null = null) => {
    const place = { authority_id: authorityId(), plan_id: planId };
    return contentOf(placeOf(platform.db, place, platform.clock()), at);
  };
  async function give(): Promise<{ planId: string; ids: string[] }> {
    const { telecom, postal, security } = world.ministry;
    const { planId, taskIds, groupIds } = await giveTasks(platform, world.actors.planner, [
      { title: 'Rà soát danh mục', unitIds: [telecom.id], dueOn: asDay('2026-06-30') },
      { title: 'Xây dựng quy hoạch', unitIds: [postal.id], dueOn: asDay('2026-09-30') },
      { title: 'Phổ cập dịch vụ', unitIds: [telecom.id, postal.id], dueOn: asDay('2026-12-31') },
      { title: 'Bảo đảm an toàn', unitIds: [security.id], coordinatorIds: [telecom.id] },
    ]);
    const [first = '', second = '', , , last = ''] = taskIds;
    return { planId, ids: [first, second, groupIds[0] ?? '', last] };
  }

  /** Changes of different fields, drawn by which lines and what. */
  const drawn = fc.uniqueArray(
    fc.record({
      line: fc.integer({ min: 0, max: 3 }),
      field: fc.constantFrom('deadline', 'title', 'product', 'leads', 'coordinators', 'end'),
      pick: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ line, field }) => `${line} ${field}`, minLength: 1, maxLength: 5 },
  );
  const added = fc.boolean();

  function changesOf(
    ids: readonly string[],
    list: readonly { line: number; field: string; pick: number }[],
    withNew: boolean,
  ): Drawn[] {
    const { telecom, postal, security, office } = world.ministry;
    const units = [telecom, postal, security, office].map(({ id }) => id);
    const ending = new Set(list.filter(({ field }) => field === 'end').map(({ line }) => line));
    const changes = list
      .filter(({ line, field }) => field === 'end' || !ending.has(line))
      .map(({ line, field, pick }): Drawn => {
        const id = ids[line] ?? '';
        const unit = units[pick] ?? '';
        const quarter = ([1, 2, 3, 4] as const)[pick] ?? 1;
        switch (field) {
          case 'deadline':
            return change('task_deadline', id, byQuarter(2027, quarter));
          case 'title':
            return change('task_title', id, { as: 'words', words: `Tên mới ${line}.${pick}` });
          case 'product':
            return change('task_product', id, { as: 'words', words: `Sản phẩm ${pick}` });
          case 'leads':
            return change('task_leads', id, { as: 'units', unitIds: [unit] });
          case 'coordinators':
            return change('task_coordinators', id, {
              as: 'units',
              unitIds: [unit, units[3] ?? ''],
            });
          default:
            return change('withdraw_task', id, null);
        }
      });
    if (!withNew) return changes;
    const deadline = deadlineOf(byQuarter(2027, 2));
    const leadIds = [telecom.id, security.id];
    const value = { fieldId: null, coordinatorIds: [office.id], product: null };
    const after = { as: 'task' as const, title: 'Việc mới', leadIds, deadline, ...value };
    return [...changes, change('add_task', null, after)];
  }

  /** Proposes what is not so already, decides and binds it; gives the proposal, or null where nothing is left. */
  async function amend(planId: string, changes: readonly Drawn[], effectiveOn: string) {
    const kept: Drawn[] = [];
    for (const each of changes) {
      const id = await amending
        .drafted(world.actors.planner, planId, [...kept, each])
        .catch((error: Error) => {
          if (error.message === 'SAME_AS_NOW') return null;
          throw error;
        });
      if (id !== null) {
        kept.push(each);
        await amending.move(world.actors.planner, id, 'withdraw');
      }
    }
    if (kept.length === 0) return null;
    const id = await amending.drafted(world.actors.planner, planId, kept);
    await amending.move(world.actors.planner, id, 'propose');
    await amending.decided(id);
    await amending.bound(id, effectiveOn, '2026-03-02');
    return { id, kept };
  }

  it('leave the version before as it was, whatever is changed, and the books balanced', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, added, async (list, withNew) => {
        platform.clock.set('2026-03-02T08:00:00+07:00');
        const { planId, ids } = await give();
        const before = await content(planId);
        const amended = await amend(planId, changesOf(ids, list, withNew), '2026-03-10');
        if (amended === null) return;
        // Before its day nothing moves.
        platform.clock.set('2026-03-09T23:59:00+07:00');
        expect(await applyDue(platform)).toBe(0);
        expect(await content(planId)).toEqual(before);
        platform.clock.set('2026-03-10T00:01:00+07:00');
        expect(await applyDue(platform)).toBe(1);
        const versions = await versionsOf(platform.db, authorityId(), planId);
        expect(versions.map(({ number }) => number)).toEqual([1, 2]);
        expect(await content(planId, versions[0]?.readBefore ?? null)).toEqual(before);
        // What was decided is what applied: every change that was kept shows in the table, and nothing else.
        const after = await content(planId);
        const changed = compareVersions(before, after);
        const touched = new Set(amended.kept.flatMap(({ thingId }) => thingId ?? []));
        for (const { id, change: what } of changed) {
          expect(what === 'added' || touched.has(id)).toBe(true);
        }
        for (const id of touched) expect(changed.some((each) => each.id === id)).toBe(true);
        await foldLedger(platform.db, authorityId());
        expect((await verifyLedger(platform.db, authorityId())).differences).toBe(0);
      }),
      { numRuns: 5 },
    );
    // The journal alone tells the same tasks.
    const told = await replayTo(platform.db, authorityId(), asDay('2026-03-10'));
    const { planId } = await give();
    expect(told.size).toBeGreaterThan(10);
    expect((await linesOfPlan(platform.db, authorityId(), planId, null)).length).toBe(4);
  }, 60_000);

  it('come to the same whichever of them is written first', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (list) => {
        platform.clock.set('2026-04-02T08:00:00+07:00');
        const plain = async (order: (changes: Drawn[]) => Drawn[]) => {
          const { planId, ids } = await give();
          const amended = await amend(planId, order(changesOf(ids, list, false)), '2026-04-02');
          const items = await content(planId);
          return amended && items.map(({ label, title, fields }) => ({ label, title, fields }));
        };
        const one = await plain((changes) => changes);
        expect(await plain((changes) => changes.toReversed())).toEqual(one);
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  it('are applied whole or not at all, and once, when a process dies on the way', async () => {
    platform.clock.set('2026-05-04T08:00:00+07:00');
    const { planId, ids } = await give();
    const [first = '', second = ''] = ids;
    const before = await content(planId);
    const amended = await amend(
      planId,
      [
        change('task_deadline', first, byQuarter(2027, 1)),
        change('task_title', second, { as: 'words', words: 'Tên sau điều chỉnh' }),
      ],
      '2026-05-05',
    );
    const id = amended?.id ?? '';
    platform.clock.set('2026-05-05T00:01:00+07:00');
    // The connection is cut while the versions are written: all that was done before is gone with it.
    await run(
      platform.db,
      sql`alter table plan_version add constraint dies check (plan_id <> ${sql.lit(planId)}::bigint) not valid`,
    );
    await expect(applyAmendment(platform, { authorityId: authorityId(), id })).rejects.toThrow();
    expect(await content(planId)).toEqual(before);
    expect(await applyDue(platform)).toBe(0);
    await run(platform.db, sql`alter table plan_version drop constraint dies`);
    const ran = await Promise.all([applyDue(platform), applyDue(platform), applyDue(platform)]);
    expect(ran.reduce((sum, each) => sum + each)).toBe(1);
    expect(await versionsOf(platform.db, authorityId(), planId)).toHaveLength(2);
    const lines = await linesOfPlan(platform.db, authorityId(), planId, null);
    expect(lines.map(({ title }) => title)).toContain('Tên sau điều chỉnh');
  });
});
