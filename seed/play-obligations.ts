import { sql } from 'kysely';
import { addDays, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import { reportPeriodOf } from '../server/calendar/rules/report-periods.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { acceptSubmission } from '../server/reporting/decide-submission.ts';
import { defineRegime } from '../server/reporting/define-regime.ts';
import { freezeSubmission } from '../server/reporting/freeze-submission.ts';
import { openSubmission } from '../server/reporting/open-submission.ts';
import { presentSubmission } from '../server/reporting/present-submission.ts';
import { orderedDutiesView } from '../server/reporting/propose-regimes.ts';
import { RegimeWords } from '../server/reporting/regime-contract.ts';
import { signSubmission } from '../server/reporting/sign-submission.ts';
import { submissionView } from '../server/reporting/submission-view.ts';
import { writeSection } from '../server/reporting/write-section.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface ObligationStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly ministry: Cast;
  readonly province: Cast;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

const day = (date: number) => ({ kind: 'day' as const, day: date });
/** Everything of the running cycle is owed from the day on which the regime is defined. */
const AHEAD_DAYS = 110;

/** Days after the end of the data on which a commune hands in; the rest are still owed. */
const COMMUNES: Readonly<Record<string, number>> = {
  'Phường Minh Sơn': 1,
  'Phường Đông Sơn': 2,
  'Xã Hòa Lạc': 2,
  'Xã Yên Phú': 3,
  'Xã Bản Mạ': 3,
  'Xã Thanh Bình': 5,
  'Xã Vạn Xuân': 6,
};

const COMMUNE_WORDS: Readonly<Record<string, string>> = {
  results: 'Tổ công nghệ số cộng đồng đã đến từng hộ; các chỉ tiêu giao trong tháng cơ bản đạt.',
  difficulties: 'Sóng di động ở thôn xa còn yếu; cán bộ kiêm nhiệm nhiều việc.',
  next: 'Tiếp tục hỗ trợ người dân nộp hồ sơ trực tuyến.',
};

/**
 * The report regimes of the demonstration: the ministry's month through three levels, the half-year report that
 * Decision 1723 orders, the month of the communes. They begin with the last two months that have ended, so that
 * what is owed can be seen in every state.
 */
export function playObligations(stage: ObligationStage): void {
  const { agenda, opensOn } = stage;
  const last = reportPeriodOf(addDays(reportPeriodOf(opensOn, 'month').from, -1), 'month');
  const before = reportPeriodOf(addDays(last.from, -1), 'month');
  const chance = createChance(1_511);
  agenda.add(officeMoment(addDays(before.from, -3), chance), async () => {
    await defineForMinistry(stage, before.from);
    await defineForCommunes(stage, last.from);
  });
  for (const [name, after] of Object.entries(COMMUNES)) {
    agenda.add(officeMoment(addDays(last.to, after), chance), () => report(stage, name, last.to));
  }
}

async function defineForMinistry(
  { platform, ministry, opensOn }: ObligationStage,
  validFrom: Day,
): Promise<void> {
  const { planner, topUnitId } = ministry;
  const usual = { aheadDays: AHEAD_DAYS, method: 'Qua hệ thống này, bản ký số gửi kèm' };
  const monthly = RegimeWords.parse({
    ...{ ...usual, name: 'Báo cáo tháng về tình hình thực hiện nhiệm vụ', frequency: 'month' },
    ...{ basis: 'Nghị định 09/2019/NĐ-CP, Điều 12 và 13', validFrom, closeAfter: 15 },
    content: 'Kết quả thực hiện nhiệm vụ, chỉ tiêu, kinh phí của kỳ; khó khăn và kiến nghị',
    hops: [
      { reporters: { depth: 2 }, receiver: { kind: 'above' }, due: day(17) },
      { reporters: { depth: 1 }, receiver: { kind: 'above' }, due: day(20) },
      {
        reporters: { unitIds: [topUnitId] },
        // The ministry of the demonstration lives on: its place under the Government ended.
        receiver: { kind: 'unit', unitId: await governmentOf(platform) },
        due: day(25),
      },
    ],
  });
  await defineRegime(platform, planner, monthly, null);
  // The words that order the report of Decision 1723, where its reading found them.
  const { rows: duties } = await orderedDutiesView(platform, planner);
  const duty = duties.find(({ number }) => number?.startsWith('1723/') === true);
  const halfYearly = RegimeWords.parse({
    ...{ ...usual, name: 'Báo cáo 6 tháng thực hiện Quyết định 1723/QĐ-BTTTT', frequency: 'half' },
    ...{ basis: '1723/QĐ-BTTTT', validFrom: reportPeriodOf(opensOn, 'half').from },
    ...{ provisionId: duty?.provisionId ?? null, content: duty?.quote ?? '' },
    hops: [{ reporters: { depth: 1 }, receiver: { kind: 'above' }, due: day(18) }],
  });
  await defineRegime(platform, planner, halfYearly, null);
}

async function governmentOf({ db }: Platform): Promise<string> {
  const [found] = await rows(
    db,
    sql<{ id: string }>`select id from unit where kind = 'government' order by id limit 1`,
  );
  if (!found) throw new Error('The reference register has no government');
  return found.id;
}

async function defineForCommunes(
  { platform, province }: ObligationStage,
  validFrom: Day,
): Promise<void> {
  const words = RegimeWords.parse({
    ...{ name: 'Báo cáo tháng của xã, phường', frequency: 'month', validFrom, closeAfter: 30 },
    ...{ basis: 'Nghị định 09/2019/NĐ-CP', aheadDays: AHEAD_DAYS },
    hops: [{ reporters: { kinds: ['commune'] }, receiver: { kind: 'above' }, due: day(18) }],
  });
  await defineRegime(platform, province.planner, words, null);
}

/** A commune writes, signs and sends; the province accepts what came in time. */
async function report(
  { platform, province }: ObligationStage,
  name: string,
  periodTo: Day,
): Promise<void> {
  const cast = [...province.units.values()].find(({ head }) => head.unitName === name);
  if (!cast) return;
  const { head } = cast;
  const [owed] = await rows(
    platform.db,
    sql<{ id: string; dueOn: Day }>`select id, due_on as "dueOn" from obligation
        where authority_id = ${province.authorityId} and unit_id = ${head.jurisdictionUnitId}
          and period_to = ${periodTo} order by id limit 1`,
  );
  if (!owed) return;
  const { id } = await openSubmission(platform, head, owed.id, null);
  for (const { heading, version: seen } of (await submissionView(platform, head, id)).sections) {
    const words = COMMUNE_WORDS[heading];
    if (words === undefined) continue;
    await writeSection(platform, head, { id, heading }, { words, version: seen }, null);
  }
  const version = async () => (await submissionView(platform, head, id)).version;
  await freezeSubmission(platform, head, { id, version: await version(), key: null });
  await presentSubmission(platform, head, { id, version: await version(), key: null });
  const signedOn = dayInVietnam(platform.clock());
  const paper = { number: `${20 + name.length}/BC-UBND`, signedOn, place: name };
  await signSubmission(
    platform,
    head,
    { id, key: null },
    { ...paper, version: await version(), position: [head.postTitle.toLocaleUpperCase('vi')] },
  );
  if (signedOn > owed.dueOn) return;
  await acceptSubmission(platform, province.planner, { id, version: await version(), key: null });
}
