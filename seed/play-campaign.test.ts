import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { campaignListView } from '../server/emulation/campaign-list-view.ts';
import { campaignView } from '../server/emulation/campaign-view.ts';
import { decisionsView } from '../server/emulation/decisions-view.ts';
import { nominationsView } from '../server/emulation/nominations-view.ts';
import { reviewsView } from '../server/emulation/review-campaign.ts';
import { installReference } from '../server/organisation/install-reference.ts';
import { openTestPlatform, type TestPlatform } from '../tests/support/platform.ts';
import { createAgenda } from './agenda.ts';
import { type Cast, castAuthority } from './cast.ts';
import { MINISTRY } from './demonstration-organisation.ts';
import { playCampaign } from './play-campaign.ts';

let platform: TestPlatform;
let ministry: Cast;
beforeAll(async () => {
  platform = await openTestPlatform('2013-01-02T08:00:00+07:00');
  await installReference(platform);
  ministry = await castAuthority(platform, MINISTRY, { next: 0 });
  // The demonstration keeps the ministry, which ended in 2025.
  await sql`update unit set valid_to = null where id = ${ministry.topUnitId}`.execute(platform.db);
  const agenda = createAgenda();
  playCampaign({ platform, agenda, ministry });
  const end = new Date('2026-11-22T12:00:00+07:00');
  await agenda.run(
    end,
    (at) => platform.clock.set(at.toISOString()),
    () => undefined,
  );
}, 120_000);
afterAll(() => platform.close());

it('the demonstration lives the movement of Plan 1097 and those of units by Directive 01', async () => {
  const { planner } = ministry;
  const { rows } = await campaignListView(platform, planner, { limit: 50 });
  expect(rows).toHaveLength(4);
  expect(rows.filter(({ reviewOverdue }) => reviewOverdue)).toEqual([]);
  const movement = rows.find(({ units }) => units === 17);
  const id = movement?.id ?? '';
  expect(movement?.stage).toBe('Giai đoạn 2 (2026 - 2030)');

  const view = await campaignView(platform, planner, id);
  const lines = view.definition.contents.map(({ line }) => line);
  expect(lines.filter((line) => line === lines[0])).toHaveLength(8);
  expect(lines).toHaveLength(10);
  expect(view.stages.map(({ steps }) => steps.map(({ state }) => state))).toEqual([
    ['done', 'open', 'done', 'done', 'open', 'done'],
    ['done', 'open', 'open', 'open', 'ahead', 'ahead'],
  ]);
  expect(view.below.map(({ unit }) => unit.name)).toEqual(['Cục Viễn thông']);

  const { decisions } = await decisionsView(platform, planner, id);
  // (3,0 + 3,0 + 1,5) × 2.340.000
  expect(decisions).toMatchObject([{ number: '2486/QĐ-BTTTT', total: '17550000' }]);
  const { rows: nominations, quotas } = await nominationsView(platform, planner, id, {
    ...{ limit: 50, stageId: view.stages[0]?.id },
  });
  expect(quotas).toMatchObject([{ kind: 'unit', allowed: 2, awarded: 2 }, { kind: 'person' }]);
  expect(nominations.map(({ vote }) => vote?.say.vi)).toContain('7/8 phiếu (87,5 %), cần ≥ 80 %');
  const suspended = nominations.find(({ award }) => award === 'excellent_collective');
  expect(suspended?.reasons[0]?.say.vi).toBe('Tạm dừng xét: đang kiểm tra, từ 10/11/2025.');
  const { reviews } = await reviewsView(platform, planner, id);
  expect(reviews).toMatchObject([
    { kind: 'mid', figures: { units: 17, registered: 11, below: 1 } },
  ]);
});
