import { sql } from 'kysely';
import { addDays, asDay, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import type { Installation } from '../server/open-installation.ts';
import { installReference } from '../server/organisation/install-reference.ts';
import type { Platform } from '../server/platform/act.ts';
import { firstRow } from '../server/platform/database/rows.ts';
import { authoritiesWithEntries } from '../server/platform/journal/journal-store.ts';
import { sealJournal } from '../server/platform/journal/seal-journal.ts';
import { foldLedger } from '../server/tasks/fold-ledger.ts';
import { createAgenda } from './agenda.ts';
import { type Cast, castAuthority } from './cast.ts';
import { createChance } from './chance.ts';
import { CITY, MINISTRY, PROVINCE } from './demonstration-organisation.ts';
import { issueSeedPlan, type SeedPlan } from './issue-seed-plan.ts';
import { nameLeaders } from './name-leaders.ts';
import { playAmendments } from './play-amendments.ts';
import { playArticles } from './play-articles.ts';
import { playCampaign } from './play-campaign.ts';
import { playEdxml } from './play-edxml.ts';
import { playFeedback } from './play-feedback.ts';
import { playMeetings } from './play-meetings.ts';
import { playMoney } from './play-money.ts';
import { playObligations } from './play-obligations.ts';
import { playPeople } from './play-people.ts';
import { playPlan } from './play-plan.ts';
import { playPortal } from './play-portal.ts';
import { playReminders } from './play-reminders.ts';
import { playReports } from './play-reports.ts';
import { playScorecards } from './play-scorecards.ts';
import { playSuccession } from './play-succession.ts';
import { playSupervision } from './play-supervision.ts';
import { playTargets } from './play-targets.ts';
import { emptyInstallation } from './remove-demonstration.ts';
import { castDepartments } from './seed-departments.ts';
import { tieTasks } from './tie-tasks.ts';
import { officeMoment } from './work-hours.ts';

/** The bodies and people are there from this day on, before the first plan. */
const BEGINS = new Date('2013-01-02T08:00:00+07:00');

/**
 * Fills a new installation with a living demonstration: six plans of the past and one of this year,
 * lived through by the product's own acts at their own time. Does nothing where there is anything
 * already; a seeding that was cut off starts again.
 */
export async function seedDemonstration(
  installation: Installation,
  say: (line: string) => void,
): Promise<void> {
  const { db } = installation.database;
  const note = await firstRow(
    db,
    sql<{
      state: string;
    }>`select value->>'state' as state from installation where key = 'demonstration'`,
  );
  if (note && note.state !== 'seeding') return;
  if (!note && (await firstRow(db, sql`select 1 from account limit 1`))) return;
  say('Đang dựng bản trình diễn, chỉ lần đầu… (seeding the demonstration, first time only)');
  await emptyInstallation(db, 'seeding');

  const end = new Date();
  let now = BEGINS;
  const acts = await installation.replay(
    () => new Date(now),
    (platform) =>
      live(platform, end, say, (at) => {
        now = at;
      }),
  );
  for (const authorityId of await authoritiesWithEntries(db)) {
    await sealJournal(db, () => end, authorityId);
    await foldLedger(db, authorityId);
  }
  const ready = JSON.stringify({ state: 'ready' });
  await sql`update installation set value = ${ready}::jsonb where key = 'demonstration'`.execute(
    db,
  );
  say(`  … xong, ${acts} việc (done)`);
}

/** Founds the bodies, issues the seven plans on their days, and lives every task through. Gives the number of acts. */
async function live(
  platform: Platform,
  end: Date,
  say: (line: string) => void,
  setClock: (at: Date) => void,
): Promise<number> {
  const chance = createChance(20_261_122);
  const agenda = createAgenda();
  await installReference(platform);
  const roll = { next: 0 };
  const ministry = await castAuthority(platform, MINISTRY, roll);
  // The ministry ended on 28/02/2025; the demonstration keeps its map of 2021 alive.
  await sql`update unit set valid_to = null where id = ${ministry.topUnitId}`.execute(platform.db);
  const city = await castAuthority(platform, CITY, roll);
  const province = await castAuthority(platform, PROVINCE, roll);
  const departments = await castDepartments(platform, '2021-01-11');
  say('  … cơ quan, đơn vị, cán bộ (bodies and people)');

  const everyone = new Map([...ministry.units, ...city.units, ...province.units, ...departments]);
  const below = new Map([...ministry.below, ...city.below, ...province.below]);
  const theatre = { platform, agenda, chance, opensOn: dayInVietnam(end) };
  for (const plan of plansOf(
    ministry,
    city,
    province,
    [...departments.keys()],
    dayInVietnam(end),
  )) {
    agenda.add(officeMoment(plan.effectiveOn, chance), async () => {
      const planId = await issueSeedPlan(platform, plan);
      const planner = plan.decider ?? plan.planner;
      await tieTasks(platform, planner, planId);
      const above = [ministry, province].find(({ planner: own }) => own === planner);
      if (above) await nameLeaders(platform, planner, above.leader, planId);
      await playPlan(theatre, { planId, planner, everyone, below });
      playTargets(plan.file, { ...theatre, ...plan, planId, everyone });
      await playMoney(theatre, { ...plan, planId });
      playAmendments(plan.file, { ...theatre, planId, ministry });
      playPortal(plan.file, { ...theatre, planId, ministry, city, province });
      playArticles(plan.file, { ...theatre, planId, ministry });
      playFeedback(plan.file, { ...theatre, planId, ministry });
    });
  }
  playScorecards({ ...theatre, ministry, province });
  playCampaign({ ...theatre, ministry });
  playObligations({ ...theatre, ministry, province });
  playReports({ ...theatre, ministry });
  playMeetings({ ...theatre, province });
  playEdxml({ ...theatre, ministry });
  playSupervision({ ...theatre, end, ministry });
  playPeople({ ...theatre, ministry });
  playSuccession({ ...theatre, ministry, city, departments });
  playReminders({ ...theatre, ministry, bodies: [ministry, city, province] });
  return agenda.run(end, setClock, (done) => {
    if (done % 500 === 0) say(`  … ${done} việc đã diễn lại (acts replayed)`);
  });
}

function plansOf(
  ministry: Cast,
  city: Cast,
  province: Cast,
  departments: readonly string[],
  today: Day,
): SeedPlan[] {
  const communes = [...province.units]
    .filter(([, cast]) => cast.head.role === 'commune')
    .map(([id]) => id);
  const telecom = [...ministry.units.values()].find(
    ({ head }) => head.unitName === 'Cục Viễn thông',
  );
  return [
    { file: 'ke-hoach-150.txt', planner: city.planner, effectiveOn: asDay('2013-02-07') },
    {
      file: 'chi-thi-01.txt',
      planner: ministry.planner,
      effectiveOn: asDay('2021-01-11'),
      classes: new Map([[/Sở Thông tin và Truyền thông các tỉnh/, departments]]),
    },
    { file: 'quyet-dinh-1723.txt', planner: ministry.planner, effectiveOn: asDay('2021-10-29') },
    { file: 'quyet-dinh-601.txt', planner: ministry.planner, effectiveOn: asDay('2022-03-31') },
    // A unit's own plan, 22 days after the superior one: coverage and cascade have something to show.
    {
      file: 'ke-hoach-12.txt',
      planner: ministry.planner,
      effectiveOn: asDay('2022-04-22'),
      decider: telecom?.head,
    },
    { file: 'ke-hoach-1097.txt', planner: ministry.planner, effectiveOn: asDay('2023-04-04') },
    {
      file: 'ke-hoach-tinh.txt',
      planner: province.planner,
      effectiveOn: addDays(today, -280),
      classes: new Map([[/Ủy ban nhân dân các xã/, communes]]),
    },
  ];
}
