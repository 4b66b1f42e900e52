import { sql } from 'kysely';
import { asDay } from '../server/calendar/rules/day.ts';
import { allocateTarget } from '../server/indicators/allocate-target.ts';
import { IndicatorShape, TargetShape, ValueEntry } from '../server/indicators/contract.ts';
import { defineIndicator } from '../server/indicators/define-indicator.ts';
import { proposeAllocation } from '../server/indicators/propose-allocation.ts';
import { recordValues } from '../server/indicators/record-values.ts';
import { rows } from '../server/platform/database/rows.ts';
import { FIBRE, type Figures, TABLETS } from './target-figures.ts';
import { MADE_UP, mark, type TargetStage, unitsByName } from './target-stage.ts';
import { officeMoment } from './work-hours.ts';

/** The provinces of the day on which the promise was made: 63 until 30/6/2025. */
const MAP_OF = '2021-11-01';
/** The largest cities hold more households than a province does. */
const LARGE: Readonly<Record<string, number>> = {
  'Thành phố Hồ Chí Minh': 2_550,
  'Thành phố Hà Nội': 2_250,
};

/** Fibre to households: a national promise, shared out to the provinces by the households that each has. */
export async function playFibre(stage: TargetStage, unitId: string): Promise<void> {
  const { platform, planner, planId, chance } = stage;
  const provinces = await provincesOf(stage);
  const reporterIds = provinces.map(({ id }) => id);
  const households = new Map(
    provinces.map(({ id, name }) => [id, LARGE[name] ?? chance.between(120, 640)]),
  );
  const base = { unitId, reporterIds, measure: 'nghìn hộ', decimals: 0, overUnits: 'sum' };
  const weight = await defineIndicator(
    platform,
    planner,
    {
      ...IndicatorShape.parse({ ...base, code: 'so_ho', name: 'Số hộ gia đình', source: MADE_UP }),
      targets: [],
    },
    null,
  );
  const years = Object.keys(FIBRE).map(Number);
  // The number of households is taken as it was at the beginning: a promise is shared out once.
  const known = reporterIds.flatMap((id) =>
    years.map((year) => entry(id, year, households.get(id) ?? 0)),
  );
  const soFar = known.filter(({ period }) => period === '2021');
  await recordValues(platform, planner, weight.id, { values: soFar }, null);
  const fibre = await defineIndicator(
    platform,
    planner,
    {
      ...IndicatorShape.parse({
        ...{ ...base, code: 'ho_cap_quang', name: 'Số hộ gia đình có cáp quang', source: MADE_UP },
        checks: { min: 0, max: null, integer: true, cumulative: true },
      }),
      targets: [
        TargetShape.parse({
          promise: { kind: 'bound', operator: '>=', milestones: marks(FIBRE) },
          planId,
          quote: 'Phổ cập cáp quang băng rộng đến hộ gia đình.',
        }),
      ],
    },
    null,
  );
  const shares = await shareOut(stage, fibre.targetIds[0] ?? '', {
    ...{ unitIds: reporterIds, years, weightId: weight.id, weightPeriod: '2021' },
  });
  // Some provinces run ahead, some fall behind.
  for (const [round, between] of [
    ['2023-03-06', [2021, 2022]],
    ['2025-03-10', [2023, 2024]],
    ['2026-03-09', [2025]],
  ] as const) {
    stage.agenda.add(officeMoment(asDay(round), chance), async () => {
      const seen = shares.flatMap(({ unitId: id, values }, index) =>
        between.map((year) => {
          const share = values.find((each) => each.year === year)?.value ?? 0;
          const pace = 0.9 + ((index * 7) % 15) / 100;
          return entry(id, year, Math.min(Math.round(share * pace), households.get(id) ?? share));
        }),
      );
      await recordValues(platform, planner, fibre.id, { values: seen }, null);
      const fresh = known.filter(
        ({ period }) => period !== '2021' && between.some((year) => period === String(year)),
      );
      await recordValues(platform, planner, weight.id, { values: fresh }, null);
    });
  }
}

/** Tablets for pupils: an amount of two years, shared out by the poor households of each province. */
export async function playAllocations(stage: TargetStage): Promise<void> {
  const { platform, planner, planId, chance } = stage;
  const unitId = unitsByName(stage).get('Vụ Bưu chính') ?? '';
  const provinces = await provincesOf(stage);
  const reporterIds = provinces.map(({ id }) => id);
  const base = { unitId, reporterIds, decimals: 0, overUnits: 'sum', source: MADE_UP };
  const poor = await defineIndicator(
    platform,
    planner,
    {
      ...IndicatorShape.parse({
        ...{ ...base, code: 'ho_ngheo', name: 'Số hộ nghèo, hộ cận nghèo', measure: 'hộ' },
      }),
      targets: [],
    },
    null,
  );
  const counts = reporterIds.map((id) => entry(id, 2021, chance.between(2_000, 60_000)));
  await recordValues(platform, planner, poor.id, { values: counts }, null);
  const tablets = await defineIndicator(
    platform,
    planner,
    {
      ...IndicatorShape.parse({
        ...{ ...base, code: 'may_tinh_bang', name: 'Máy tính bảng trao cho học sinh' },
        ...{ measure: 'chiếc', overTime: 'sum' },
        checks: { min: 0, max: null, integer: true, cumulative: false },
      }),
      targets: [
        TargetShape.parse({
          promise: { kind: 'bound', operator: '>=', milestones: marks(TABLETS) },
          planId,
          quote: 'trang bị máy tính bảng cho học sinh theo Chương trình “Sóng và máy tính cho em”',
        }),
      ],
    },
    null,
  );
  const years = Object.keys(TABLETS).map(Number);
  const shares = await shareOut(stage, tablets.targetIds[0] ?? '', {
    ...{ unitIds: reporterIds, years, weightId: poor.id, weightPeriod: '2021' },
  });
  stage.agenda.add(officeMoment(asDay('2024-02-26'), chance), async () => {
    const values = shares.flatMap(({ unitId: id, values: given }, index) =>
      given.map(({ year, value }) => {
        const pace = index % 9 === 4 ? 0.82 : 1 + (index % 4) / 100;
        return entry(id, year, Math.round((value ?? 0) * pace));
      }),
    );
    await recordValues(platform, planner, tablets.id, { values }, null);
  });
}

/** Tries a split by weights and saves it as it is. */
async function shareOut(
  { platform, planner }: TargetStage,
  targetId: string,
  wanted: { unitIds: string[]; years: number[]; weightId: string; weightPeriod: string },
) {
  const asked = { ...wanted, rule: 'weights' as const };
  const { shares } = await proposeAllocation(platform, planner, targetId, asked);
  const { unitIds: _units, ...rest } = asked;
  const given = shares.map(({ unitId, values }) => ({
    unitId,
    values: values.map(({ value }) => value),
  }));
  const body = { ...rest, version: 0, shares: given, why: null, whyOver: null };
  await allocateTarget(platform, planner, targetId, body, null);
  return shares;
}

async function provincesOf({ platform }: TargetStage): Promise<{ id: string; name: string }[]> {
  return rows(
    platform.db,
    sql<{ id: string; name: string }>`
      select u.id, u.name from unit u
      where u.kind = 'province' and u.code is not null and u.valid_from <= ${MAP_OF}::date
        and (u.valid_to is null or u.valid_to >= ${MAP_OF}::date)
      order by u.code`,
  );
}

function entry(unitId: string, year: number, value: number): ValueEntry {
  return ValueEntry.parse({ unitId, period: String(year), value });
}

function marks(figures: Figures) {
  return Object.entries(figures).map(([year, value]) => mark(Number(year), value));
}
