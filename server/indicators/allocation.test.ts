import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import type { Actor } from '../organisation/actor.ts';
import { allocateTarget } from './allocate-target.ts';
import { allocationView } from './allocation-view.ts';
import { IndicatorShape, TargetShape } from './contract.ts';
import { defineIndicator } from './define-indicator.ts';
import { proposeAllocation } from './propose-allocation.ts';
import { recordValues } from './record-values.ts';
import { ValueEntry } from './value-contract.ts';

const YEARS = [2024, 2025, 2026];

describe('sharing out a target', () => {
  let platform: TestPlatform;
  let world: World;
  let codes = 0;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const at = (moment: string) => platform.clock.set(`${moment}+07:00`);
  const mark = (period: number, value: number) => ({ period: String(period), value });
  const promise = (...values: number[]) => ({
    kind: 'bound' as const,
    operator: '>=' as const,
    milestones: values.map((value, n) => mark(YEARS[n] ?? 0, value)),
    base: null,
    every: null,
  });
  const shape = (more: Partial<IndicatorShape> = {}) => {
    codes += 1;
    const { telecom, postal, security } = world.ministry;
    return IndicatorShape.parse({
      ...{ code: `ct_${codes}`, name: `Số hộ có cáp quang ${codes}`, measure: 'hộ', decimals: 0 },
      ...{ unitId: world.ministry.top.id, overUnits: 'sum', overTime: 'sum' },
      reporterIds: [telecom.id, postal.id, security.id],
      ...more,
    });
  };
  /** An indicator of the ministry with a promise of 100, 200 and 300 a year. */
  async function promised(more: Partial<IndicatorShape> = {}, ...values: number[]) {
    at('2026-03-02T08:00:00');
    const target = TargetShape.parse({ promise: promise(...values) });
    const made = await defineIndicator(
      platform,
      world.actors.planner,
      { ...shape(more), targets: [target] },
      null,
    );
    return { indicatorId: made.id, targetId: made.targetIds[0] ?? '' };
  }
  type Body = Parameters<typeof allocateTarget>[3];
  const share = (
    actor: Actor,
    targetId: string,
    shares: Record<string, (number | null)[]>,
    more: Partial<Body> = {},
  ) =>
    allocateTarget(
      platform,
      actor,
      targetId,
      {
        ...{ version: 0, rule: 'by_hand', weightId: null, weightPeriod: null, years: YEARS },
        ...{ why: null, whyOver: null },
        shares: Object.entries(shares).map(([unitId, values]) => ({ unitId, values })),
        ...more,
      },
      null,
    );
  const left = async (targetId: string, asOf?: string) => {
    const { balances } = await allocationView(platform, world.actors.planner, targetId, asOf);
    return balances.map((balance) => balance.left);
  };

  it('splits by weights of another indicator, exactly; each share is a target of its unit and judged', async () => {
    const { planner, telecomHead, postalHead } = world.actors;
    const { telecom, postal, security } = world.ministry;
    const people = await promised({ name: 'Dân số' }, 1, 1, 1);
    const entry = (unitId: string, period: number, value: number) =>
      ValueEntry.parse({ unitId, period: String(period), value });
    await recordValues(
      platform,
      planner,
      people.indicatorId,
      { values: [entry(telecom.id, 2025, 700), entry(postal.id, 2025, 200)] },
      null,
    );
    const { indicatorId, targetId } = await promised({}, 100, 200, 301);
    const proposal = await proposeAllocation(platform, planner, targetId, {
      ...{ unitIds: [telecom.id, postal.id, security.id], years: YEARS, rule: 'weights' },
      ...{ weightId: people.indicatorId, weightPeriod: '2025' },
    });
    expect(proposal.without.map(({ name }) => name)).toEqual(['Cục An toàn thông tin']);
    expect(proposal.balances.map((balance) => balance.left)).toEqual([0, 0, 0]);
    expect(proposal.shares[0]?.values.map(({ value }) => value)).toEqual([78, 156, 234]);

    const values = Object.fromEntries(
      proposal.shares.map(({ unitId, values: each }) => [unitId, each.map(({ value }) => value)]),
    );
    await share(planner, targetId, values, {
      ...{ rule: 'weights', weightId: people.indicatorId, weightPeriod: '2025' },
    });
    await recordValues(
      platform,
      telecomHead,
      indicatorId,
      { values: [entry(telecom.id, 2024, 80), entry(telecom.id, 2025, 100)] },
      null,
    );
    const seen = await allocationView(platform, planner, targetId);
    expect(seen.weight).toMatchObject({ name: 'Dân số', period: '2025' });
    const own = seen.shares.find(({ unit }) => unit.id === telecom.id);
    expect(own?.judgement?.class).toBe('off_path');
    // A unit sees its own share, and not those of others.
    const byUnit = await allocationView(platform, telecomHead, own?.targetId ?? '');
    expect(byUnit.target).toMatchObject({ unit: { id: telecom.id }, shareOf: { targetId } });
    await expect(allocationView(platform, postalHead, own?.targetId ?? '')).rejects.toThrow(
      'NOT_FOUND',
    );
    await expect(allocationView(platform, postalHead, targetId)).rejects.toThrow('NOT_FOUND');
  });

  it('keeps what stood before a correction, which needs a reason', async () => {
    const { planner } = world.actors;
    const { telecom, postal } = world.ministry;
    const { targetId } = await promised({}, 100, 200, 300);
    await share(planner, targetId, { [telecom.id]: [60, 100, 150], [postal.id]: [40, 100, 130] });
    expect(await left(targetId)).toEqual([0, 0, 20]);
    at('2026-03-05T08:00:00');
    const next = { [telecom.id]: [60, 100, 170], [postal.id]: [40, 100, 130] };
    await expect(share(planner, targetId, next, { version: 1 })).rejects.toThrow('WHY_CORRECTED');
    await expect(share(planner, targetId, next, { why: 'Điều chỉnh' })).rejects.toThrow('CONFLICT');
    await share(planner, targetId, next, { version: 1, why: 'Điều chỉnh theo dân số mới' });
    expect(await left(targetId)).toEqual([0, 0, 0]);
    expect(await left(targetId, '2026-03-03')).toEqual([0, 0, 20]);
    await share(
      planner,
      targetId,
      { [telecom.id]: [60, 100, 170] },
      { version: 2, why: 'Bỏ một đơn vị' },
    );
    const seen = await allocationView(platform, planner, targetId);
    expect(seen.shares.map(({ unit }) => unit.id)).toEqual([telecom.id]);
    expect(seen.version).toBe(3);
  });

  it('never gives more than was given without saying so', async () => {
    const { planner } = world.actors;
    const { telecom } = world.ministry;
    const { targetId } = await promised({}, 100, 200, 300);
    const more = { [telecom.id]: [100, 230, 300] };
    await expect(share(planner, targetId, more)).rejects.toMatchObject({
      facts: { what: '2025: 230/200' },
    });
    await share(planner, targetId, more, { whyOver: 'Dự phòng đơn vị khác không đạt' });
    const seen = await allocationView(platform, planner, targetId);
    expect(seen.whyOver).toBe('Dự phòng đơn vị khác không đạt');
    expect(seen.total).toEqual({ given: 600, shared: 630, left: -30 });
  });

  it('goes on below: a unit shares out what it was given, and no one else does', async () => {
    const { planner, telecomHead, postalHead, telecomPolicyHead } = world.actors;
    const { telecom, telecomPolicy, telecomLicensing, top, postal } = world.ministry;
    const { targetId } = await promised({}, 100, 200, 300);
    await share(planner, targetId, { [telecom.id]: [60, 120, 180] });
    const { shares } = await allocationView(platform, planner, targetId);
    const own = shares[0]?.targetId ?? '';
    const parts = { [telecomPolicy.id]: [30, 60, 90], [telecomLicensing.id]: [30, 50, 90] };
    await expect(share(postalHead, own, parts)).rejects.toThrow('NOT_FOUND');
    await expect(share(telecomHead, own, { [top.id]: [1, 1, 1] })).rejects.toThrow(
      'SHARE_OF_ITSELF',
    );
    const { candidates } = await allocationView(platform, telecomHead, own);
    expect(candidates.map(({ id }) => id).sort()).toEqual(
      [telecomPolicy.id, telecomLicensing.id].sort(),
    );
    await share(telecomHead, own, parts);
    const above = await allocationView(platform, planner, targetId);
    expect(above.shares[0]?.further?.balances.map((balance) => balance.left)).toEqual([0, 10, 0]);
    const part = await allocationView(platform, telecomHead, own);
    const lower = part.shares.find(({ unit }) => unit.id === telecomPolicy.id)?.targetId ?? '';
    const aside = share(telecomPolicyHead, lower, { [postal.id]: [1, 1, 1] });
    await expect(aside).rejects.toThrow('UNIT_OUTSIDE');
  });

  it('gives a level whole, and refuses what is no figure', async () => {
    const { planner } = world.actors;
    const { telecom, postal } = world.ministry;
    const { targetId } = await promised({ overUnits: 'none', overTime: 'last' }, 50, 70, 100);
    const { shares } = await proposeAllocation(platform, planner, targetId, {
      ...{ unitIds: [telecom.id, postal.id], years: YEARS, rule: 'equal' },
      ...{ weightId: null, weightPeriod: null },
    });
    expect(shares.map(({ values }) => values.map(({ value }) => value))).toEqual([
      [50, 70, 100],
      [50, 70, 100],
    ]);
    const target = TargetShape.parse({ promise: { kind: 'rank', milestones: [mark(2025, 40)] } });
    const made = await defineIndicator(
      platform,
      planner,
      { ...shape({ overUnits: 'none', overTime: 'last' }), targets: [target] },
      null,
    );
    const ranked = share(planner, made.targetIds[0] ?? '', { [telecom.id]: [1, 2, 3] });
    await expect(ranked).rejects.toThrow('NOT_AN_AMOUNT');
  });

  it('reconciles at every level whatever the acts', async () => {
    const { planner, telecomHead } = world.actors;
    const { telecom, postal, security, telecomPolicy, telecomLicensing } = world.ministry;
    const above = [telecom.id, postal.id, security.id];
    const below = [telecomPolicy.id, telecomLicensing.id];
    const value = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null });
    const line = fc.array(value, { minLength: 3, maxLength: 3 });
    const anAct = fc.record({
      level: fc.constantFrom<'above' | 'below'>('above', 'below'),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 5 }), async (acts) => {
        const { targetId } = await promised({}, 100, 200, 300);
        const versions = new Map<string, number>();
        for (const { level, lines } of acts) {
          const top = await allocationView(platform, planner, targetId);
          const own = top.shares.find(({ unit }) => unit.id === telecom.id)?.targetId;
          const on = level === 'above' ? targetId : own;
          if (on === undefined) continue;
          const units = level === 'above' ? above : below;
          const wanted = Object.fromEntries(
            lines.flatMap((values, n) => (units[n] ? [[units[n], values]] : [])),
          );
          const version = versions.get(on) ?? 0;
          const why = { why: 'Điều chỉnh lại', whyOver: 'Giao vượt có lý do' };
          await share(level === 'above' ? planner : telecomHead, on, wanted, { version, ...why });
          versions.set(on, version + 1);
        }
        const levels = [targetId];
        while (levels.length > 0) {
          const seen = await allocationView(platform, planner, levels.pop() ?? '');
          for (const { year, given, shared, left: rest } of seen.balances) {
            const parts = seen.shares.map(
              ({ values }) => values.find((each) => each.year === year)?.value ?? 0,
            );
            const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
            expect(shared ?? 0).toBe(sum);
            if (given !== null && rest !== null) expect(rest).toBe(given - sum);
          }
          levels.push(...seen.shares.filter(({ further }) => further).map((each) => each.targetId));
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
