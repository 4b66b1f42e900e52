import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asDay } from '../server/calendar/rules/day.ts';
import { installReference } from '../server/organisation/install-reference.ts';
import { getMatrix } from '../server/reporting/matrix-contract.ts';
import { matrixView } from '../server/reporting/matrix-view.ts';
import { openTestPlatform, type TestPlatform } from '../tests/support/platform.ts';
import { createAgenda } from './agenda.ts';
import { type Cast, castAuthority } from './cast.ts';
import { MINISTRY, PROVINCE } from './demonstration-organisation.ts';
import { playObligations } from './play-obligations.ts';

let platform: TestPlatform;
let ministry: Cast;
let province: Cast;
beforeAll(async () => {
  platform = await openTestPlatform('2026-09-10T08:00:00+07:00');
  await installReference(platform);
  ministry = await castAuthority(platform, MINISTRY, { next: 0 });
  // The demonstration keeps the ministry, which ended in 2025.
  await sql`update unit set valid_to = null where id = ${ministry.topUnitId}`.execute(platform.db);
  province = await castAuthority(platform, PROVINCE, { next: 200 });
  const agenda = createAgenda();
  playObligations({ platform, agenda, ministry, province, opensOn: asDay('2026-11-24') });
  await agenda.run(
    new Date('2026-11-24T18:00:00+07:00'),
    (at) => platform.clock.set(at.toISOString()),
    () => undefined,
  );
}, 60_000);
afterAll(() => platform.close());

const matrix = (cast: Cast) =>
  matrixView(platform, cast.planner, getMatrix.query.parse({ limit: 200 }));

it('the ministry’s month goes through three levels, and the half year is owed apart', async () => {
  const shown = await matrix(ministry);
  expect(shown.regimes.map(({ levels }) => levels).toSorted()).toEqual([1, 3]);
  const regimeId = shown.regimes.find(({ levels }) => levels === 3)?.id;
  const monthly = await matrixView(
    platform,
    ministry.planner,
    getMatrix.query.parse({ limit: 200, regimeId }),
  );
  expect(monthly.periods.map(({ key }) => key).slice(0, 2)).toEqual(['2026-M10', '2026-M11']);
  const top = monthly.rows.find(({ unit }) => unit.id === ministry.topUnitId);
  expect([top?.hop, top?.cells.length]).toEqual([3, monthly.periods.length]);
  expect(new Set(monthly.rows.map(({ hop }) => hop))).toEqual(new Set([1, 2, 3]));
});

it('of the communes some are in, some late, the rest overdue', async () => {
  const { periods, rows } = await matrix(province);
  expect(rows).toHaveLength(20);
  expect(periods[0]?.counts).toEqual({
    ...{ owed: 20, submitted: 7, onTime: 5, late: 2, overdue: 13, locked: 0 },
  });
});
