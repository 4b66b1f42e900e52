import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { openBudgetLine } from '../budget/open-line.ts';
import { sourcesOf } from '../budget/store/source-store.ts';
import { asDay } from '../calendar/rules/day.ts';
import { IndicatorShape, type TargetPromise, TargetShape } from '../indicators/contract.ts';
import { defineIndicator } from '../indicators/define-indicator.ts';
import { targetsBefore } from '../indicators/store/targets-before.ts';
import { versionsOf } from '../plans/plan-version-view.ts';
import { planView } from '../plans/plan-view.ts';
import { provisionsOf } from '../plans/store/plan-list.ts';
import { insertProvisions } from '../plans/store/plan-store.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { amendmentView } from './amendment-view.ts';
import { contentOf } from './plan-content.ts';
import { placeOf } from './read-thing.ts';
import { amendingOf, change } from './testing/amending.ts';

const promise = (value: number, period = '2027'): TargetPromise => ({
  ...{ kind: 'bound', operator: '>=', base: null, every: null },
  milestones: [{ period, value }],
});

describe('the frame of a plan', () => {
  let platform: TestPlatform;
  let world: World;
  let planId: string;
  let lineId: string;
  let phaseId: string;
  let targetId: string;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const { planner } = world.actors;
    const { authorityId, telecom } = world.ministry;
    const given = await giveTasks(platform, planner, [
      { title: 'Phủ sóng vùng lõm', unitIds: [telecom.id], dueOn: asDay('2026-12-31') },
    ]);
    planId = given.planId;
    phaseId = platform.ids.next();
    const data = { name: 'Giai đoạn 1', start: '2026', end: '2027' };
    await platform.db
      .transaction()
      .execute((tx) =>
        insertProvisions(tx, authorityId, planId, [
          { id: phaseId, kind: 'phase', data, span: null },
        ]),
      );
    const shape = IndicatorShape.parse({
      ...{ code: 'phu_song', name: 'Thôn được phủ sóng', measure: '%', unitId: telecom.id },
    });
    const target = TargetShape.parse({ promise: promise(90), planId, quote: 'Đạt 90 %' });
    await defineIndicator(platform, planner, { ...shape, targets: [target] }, null);
    targetId = (await targetsBefore(platform.db, authorityId, planId, null))[0]?.id ?? '';
    const [source] = await sourcesOf(platform.db, authorityId);
    const line = await openBudgetLine(
      platform,
      planner,
      {
        node: { kind: 'task', id: given.taskIds[0] ?? '' },
        ...{ fromYear: 2026, toYear: 2026, source: source?.key ?? '', carriedFrom: null },
        provisionId: null,
        entries: [
          {
            ...{ measure: 'planned', amount: '5000000000', onDay: '2026-03-02' },
            ...{ basis: null, decision: null },
          },
        ],
      },
      null,
    );
    lineId = line.lineId;
  });
  afterAll(() => platform.close());

  it('gets new values from its day on: a target, a phase, money; the version before has the old ones', async () => {
    const { planner, telecomHead } = world.actors;
    const { authorityId } = world.ministry;
    const amending = amendingOf(platform, world.actors);
    const place = placeOf(
      platform.db,
      { authority_id: authorityId, plan_id: planId },
      platform.clock(),
    );
    const before = await contentOf(place, null);
    // The phases of a plan are its owner's to propose; a unit speaks of its own target and money.
    const phase = change('phase', phaseId, {
      ...{ as: 'phase', name: 'Giai đoạn 1', start: '2026', end: '2028' },
    });
    await expect(amending.drafted(telecomHead, planId, [phase])).rejects.toThrow('NOT_YOURS');
    const own = await amending.drafted(telecomHead, planId, [
      change('target_promise', targetId, { as: 'promise', promise: promise(95) }),
    ]);
    await amending.move(telecomHead, own, 'withdraw');
    const id = await amending.drafted(planner, planId, [
      change('target_promise', targetId, { as: 'promise', promise: promise(95, '2028') }),
      change('money_planned', lineId, { as: 'amount', amount: '7250000000' }),
      phase,
      change('add_phase', null, { as: 'phase', name: 'Giai đoạn 2', start: '2029', end: '2030' }),
    ]);
    const { list } = await amendmentView(platform, planner, id);
    expect(list.map(({ says }) => [says.before?.vi, says.after?.vi])).toEqual([
      ['≥ 90 % vào 2027', '≥ 95 % vào 2028'],
      ['5.000.000.000 đồng', '7.250.000.000 đồng'],
      ['Giai đoạn 1: 2026 - 2027', 'Giai đoạn 1: 2026 - 2028'],
      [undefined, 'Giai đoạn 2: 2029 - 2030'],
    ]);
    platform.clock.set('2026-04-06T08:00:00+07:00');
    await amending.move(planner, id, 'propose');
    await amending.decided(id);
    await amending.bound(id, '2026-04-06');
    expect((await amendmentView(platform, planner, id)).list.map((each) => each.outcome)).toEqual([
      ...['applied', 'applied', 'applied', 'applied'],
    ]);
    const after = await contentOf(place, null);
    const said = after.flatMap(({ fields }) => fields.map(({ words }) => words.vi));
    for (const words of ['≥ 95 % vào 2028', '7.250.000.000 đồng', 'Giai đoạn 2: 2029 - 2030']) {
      expect(said).toContain(words);
    }
    const [first] = await versionsOf(platform.db, authorityId, planId);
    expect(await contentOf(place, first?.readBefore ?? null)).toEqual(before);
    const past = await planView(platform, planner, planId, '2026-04-05');
    expect(past.provisions).toHaveLength(1);
    const ended = await amending.drafted(planner, planId, [
      change('withdraw_money', lineId, null),
      change('withdraw_target', targetId, null),
      change('withdraw_provision', phaseId, null),
    ]);
    await amending.move(planner, ended, 'propose');
    await amending.decided(ended);
    await amending.bound(ended, '2026-04-06');
    expect(await targetsBefore(platform.db, authorityId, planId, null)).toEqual([]);
    expect(await provisionsOf(platform.db, authorityId, planId)).toHaveLength(1);
    const [, second] = await versionsOf(platform.db, authorityId, planId);
    expect(await contentOf(place, second?.readBefore ?? null)).toEqual(after);
  });
});
