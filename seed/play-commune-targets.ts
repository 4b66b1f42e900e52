import { addDays, type Day, partsOf } from '../server/calendar/rules/day.ts';
import { periodAround } from '../server/calendar/rules/period.ts';
import { allocateTarget } from '../server/indicators/allocate-target.ts';
import {
  type Frequency,
  IndicatorShape,
  TargetShape,
  ValueEntry,
} from '../server/indicators/contract.ts';
import { defineIndicator } from '../server/indicators/define-indicator.ts';
import { proposeAllocation } from '../server/indicators/propose-allocation.ts';
import { recordValues } from '../server/indicators/record-values.ts';
import { MADE_UP, mark, type TargetStage } from './target-stage.ts';
import { officeMoment } from './work-hours.ts';

/** What the province promises of its communes: an amount of the year, and a level for each of them. */
const TARGETS = [
  {
    shape: {
      ...{ code: 'ho_so_so_hoa', name: 'Hồ sơ thủ tục hành chính được số hóa', measure: 'hồ sơ' },
      ...{ decimals: 0, overUnits: 'sum' },
      checks: { min: 0, max: null, integer: true, cumulative: true },
    },
    quote: 'Số hóa 100% hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực.',
    value: 84_000,
  },
  {
    shape: {
      ...{ code: 'ho_so_truc_tuyen', name: 'Hồ sơ nộp trực tuyến tại xã, phường', measure: '%' },
      ...{ decimals: 1, overUnits: 'mean' },
      checks: { min: 0, max: 100, integer: false, cumulative: false },
    },
    quote: 'Cập nhật kết quả giải quyết thủ tục hành chính của xã, phường lên hệ thống của tỉnh.',
    value: 80,
  },
  {
    shape: {
      ...{ code: 'hai_long', name: 'Người dân hài lòng về tiếp nhận hồ sơ', measure: '%' },
      ...{ decimals: 1, overUnits: 'mean', frequency: 'half' },
      checks: { min: 0, max: 100, integer: false, cumulative: false },
    },
    quote: 'Khảo sát mức độ hài lòng của người dân đối với cơ quan hành chính.',
    value: 90,
  },
] as const;

/** Targets of the province's plan, shared out to its communes and reported by them quarter by quarter. */
export async function playCommuneTargets(stage: TargetStage): Promise<void> {
  const { platform, planner, planId, everyone, opensOn } = stage;
  const communes = [...everyone].filter(
    ([, { head }]) => head.authorityId === planner.authorityId && head.role === 'commune',
  );
  const reporterIds = communes.map(([id]) => id);
  const year = partsOf(opensOn).year;
  for (const { shape, quote, value } of TARGETS) {
    const made = IndicatorShape.parse({
      ...{ frequency: 'quarter', source: MADE_UP },
      ...{ ...shape, unitId: planner.jurisdictionUnitId, reporterIds },
    });
    const target = TargetShape.parse({
      promise: { kind: 'bound', operator: '>=', milestones: [mark(year, value)] },
      ...{ planId, quote, baseline: mark(year - 1, 0) },
    });
    const { id, targetIds } = await defineIndicator(
      platform,
      planner,
      { ...made, targets: [target] },
      null,
    );
    const targetId = targetIds[0] ?? '';
    const asked = {
      ...{ unitIds: reporterIds, years: [year], rule: 'equal' as const },
      ...{ weightId: null, weightPeriod: null },
    };
    const { shares } = await proposeAllocation(platform, planner, targetId, asked);
    const { unitIds: _units, ...rest } = asked;
    const given = shares.map(({ unitId, values }) => ({
      unitId,
      values: values.map((each) => each.value),
    }));
    const body = { ...rest, version: 0, shares: given, why: null, whyOver: null };
    await allocateTarget(platform, planner, targetId, body, null);
    const periods = periodsUntil(made.frequency, stage.effectiveOn, opensOn);
    for (const [index, period] of periods.entries()) {
      stage.agenda.add(officeMoment(addDays(period.endsOn, 6), stage.chance), async () => {
        const values = given.map(({ unitId, values: [share] }, at) => {
          const pace = 0.7 + ((at * 7) % 10) / 20;
          const way = ((share ?? 0) * (index + 2)) / 5;
          const seen = Math.min(way * pace, made.checks.max ?? Number.POSITIVE_INFINITY);
          const rounded = Number(seen.toFixed(made.decimals));
          return ValueEntry.parse({ unitId, period: period.code, value: rounded });
        });
        await recordValues(platform, planner, id, { values }, null);
      });
    }
  }
}

/** The periods of a kind that end between two days. */
function periodsUntil(kind: Frequency, from: Day, to: Day) {
  const found = [];
  for (let at = periodAround(from, kind); addDays(at.endsOn, 6) < to; ) {
    found.push(at);
    at = periodAround(addDays(at.endsOn, 1), kind);
  }
  return found;
}
