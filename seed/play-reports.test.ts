import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asDay } from '../server/calendar/rules/day.ts';
import { installReference } from '../server/organisation/install-reference.ts';
import { rows } from '../server/platform/database/rows.ts';
import { defineRegime } from '../server/reporting/define-regime.ts';
import { piecesView } from '../server/reporting/pieces-view.ts';
import { RegimeWords } from '../server/reporting/regime-contract.ts';
import { submissionListView } from '../server/reporting/submission-list-view.ts';
import { openTestPlatform, type TestPlatform } from '../tests/support/platform.ts';
import { createAgenda } from './agenda.ts';
import { type Cast, castAuthority } from './cast.ts';
import { MINISTRY } from './demonstration-organisation.ts';
import { playReports } from './play-reports.ts';

let platform: TestPlatform;
let ministry: Cast;
beforeAll(async () => {
  platform = await openTestPlatform('2026-09-10T08:00:00+07:00');
  await installReference(platform);
  ministry = await castAuthority(platform, MINISTRY, { next: 0 });
  // The demonstration keeps the ministry, which ended in 2025.
  await sql`update unit set valid_to = null where id = ${ministry.topUnitId}`.execute(platform.db);
  const [government] = await rows(
    platform.db,
    sql<{ id: string }>`select id from unit where id <> ${ministry.topUnitId} order by id limit 1`,
  );
  const due = (day: number) => ({ kind: 'day', day });
  const words = RegimeWords.parse({
    ...{ name: 'Báo cáo tình hình thực hiện nhiệm vụ', frequency: 'month' },
    validFrom: '2026-09-15',
    hops: [
      { reporters: { depth: 1 }, receiver: { kind: 'above' }, due: due(20) },
      {
        reporters: { unitIds: [ministry.topUnitId] },
        ...{ receiver: { kind: 'unit', unitId: government?.id }, due: due(25) },
      },
    ],
  });
  await defineRegime(platform, ministry.planner, words, null);
  const agenda = createAgenda();
  playReports({ platform, agenda, ministry, opensOn: asDay('2026-11-24') });
  await agenda.run(
    new Date('2026-11-24T18:00:00+07:00'),
    (at) => platform.clock.set(at.toISOString()),
    () => undefined,
  );
}, 60_000);
afterAll(() => platform.close());

it('the demonstration shows a cycle of reports under way', async () => {
  const { planner, leader, units } = ministry;
  const list = await submissionListView(platform, planner, { limit: 50, scope: 'all' });
  const last = list.rows.filter(({ periodKey }) => periodKey === '2026-M11');
  const states = Object.fromEntries(last.map(({ unit, state }) => [unit.name, state]));
  expect(states).toEqual({
    'Vụ Bưu chính': 'accepted',
    'Cục Viễn thông': 'accepted',
    'Cục An toàn thông tin': 'accepted',
    'Cục Tần số vô tuyến điện': 'submitted',
    'Vụ Pháp chế': 'returned',
    'Cục Báo chí': 'submitted',
    'Bộ Thông tin và Truyền thông': 'draft',
  });
  expect(last.filter(({ daysLate, state }) => daysLate > 0 && state === 'submitted')).toHaveLength(
    1,
  );
  expect(list.rows.filter(({ periodKey }) => periodKey === '2026-M10')).toHaveLength(3);
  expect(list.counts.toDecide).toBe(2);
  const finance = [...units.values()].find(({ head }) => head.unitName.includes('Kế hoạch'));
  if (!finance) throw new Error('The demonstration has a division of finance');
  const waiting = await submissionListView(platform, finance.head, { limit: 5, scope: 'to_sign' });
  expect(waiting.total).toBe(1);
  const draft = last.find(({ state }) => state === 'draft');
  const pieces = await piecesView(platform, planner, draft?.id ?? '', {});
  expect(pieces.counts.taken).toBeGreaterThan(0);
  expect(pieces.counts.waiting).toBeGreaterThan(0);
  expect((await submissionListView(platform, leader, { limit: 5, scope: 'all' })).total).toBe(10);
});
