import { sql } from 'kysely';
import { addDays, asDay, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import { deadlineFromText } from '../server/calendar/rules/deadline-text.ts';
import type { Actor } from '../server/organisation/actor.ts';
import { actorIn } from '../server/organisation/store/people-store.ts';
import { shapeOf } from '../server/plans/rules/draft-deadline.ts';
import type { Platform } from '../server/platform/act.ts';
import { firstRow } from '../server/platform/database/rows.ts';
import { answerRecommendation } from '../server/supervision/answer-recommendation.ts';
import { concludeInspection } from '../server/supervision/conclude-inspection.ts';
import { concludeMeeting, issueConclusions } from '../server/supervision/conclude-meeting.ts';
import {
  FindingWords,
  InspectionWords,
  RecommendationWords,
  VisitWords,
} from '../server/supervision/inspection-contract.ts';
import { inspectionView } from '../server/supervision/inspection-view.ts';
import { Conclusion } from '../server/supervision/meeting-contract.ts';
import { meetingView } from '../server/supervision/meeting-view.ts';
import { planInspection } from '../server/supervision/plan-inspection.ts';
import { openMeeting, planMeeting, saveMeeting } from '../server/supervision/plan-meeting.ts';
import { recommend, recordFinding, recordVisit } from '../server/supervision/record-findings.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface MeetingStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly province: Cast;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

/**
 * Supervision of this year's plan at the province: an inspection with findings and recommendations (one
 * answered, one late), a meeting whose conclusions are tasks, and the next one with its agenda drawn.
 */
export function playMeetings({ platform, agenda, province, opensOn }: MeetingStage): void {
  const chance = createChance(624);
  const at = (back: number, work: () => Promise<unknown>) =>
    agenda.add(officeMoment(addDays(opensOn, -back), chance), async () => void (await work()));
  at(60, () => inspect(platform, province, opensOn, at));
  // Days off are moved to the next working day: what follows on something stands at least four days behind it.
  const held = officeMoment(addDays(opensOn, -22), chance);
  at(27, () => meet(platform, province, dayInVietnam(held), (work) => agenda.add(held, work)));
  at(4, () =>
    planMeeting(
      platform,
      province.planner,
      { name: 'Giao ban tuần này', heldOn: addDays(opensOn, 1), head: head() },
      null,
    ),
  );
}

type At = (back: number, work: () => Promise<unknown>) => void;

function head() {
  const place = 'Phòng họp số 2, Ủy ban nhân dân tỉnh';
  const attendees = 'lãnh đạo các sở, ngành và Văn phòng Ủy ban nhân dân tỉnh';
  return { at: '08:00', place, chair: 'Phó Chủ tịch Ủy ban nhân dân tỉnh', attendees };
}

async function meet(
  platform: Platform,
  { planner, leader }: Cast,
  on: Day,
  whenHeld: (work: () => Promise<void>) => void,
): Promise<void> {
  const words = { name: 'Giao ban tiến độ chuyển đổi số', heldOn: on, head: head() };
  const { id } = await planMeeting(platform, planner, words, null);
  const view = () => meetingView(platform, planner, id, undefined);
  whenHeld(async () => {
    await openMeeting(platform, planner, id, (await view()).version, null);
    const { agenda, minutes: _none, version } = await view();
    const minutes = agenda
      // One turn of a weekly duty is not what a meeting concludes on.
      .filter(
        ({ unitId, kind, words: said }) =>
          unitId !== null && kind === 'overdue' && !/\(tuần \d/.test(said),
      )
      .slice(0, 2)
      .map((item, index) => {
        const read = deadlineFromText(
          index === 0 ? sayDay(addDays(on, 15)) : sayDay(addDays(on, 40)),
        );
        return Conclusion.parse({
          ...{ key: `ket-luan-${index + 1}`, itemKey: item.key, asTask: true },
          words: `Hoàn thành dứt điểm việc “${item.words.slice(0, 160)}”, không để kéo dài sang kỳ sau`,
          ...{ leadIds: [item.unitId], deadline: read.ok ? shapeOf(read.deadline) : null },
          product: 'Báo cáo kết quả kèm minh chứng',
        });
      });
    const noted = Conclusion.parse({
      ...{ key: 'ghi-nhan', itemKey: null, leadIds: [], deadline: null, asTask: false },
      words: 'Biểu dương các sở, xã đã cập nhật tiến độ đầy đủ hằng tuần',
    });
    const body = { version, ...words, agenda, minutes: [...minutes, noted] };
    const saved = await saveMeeting(platform, planner, id, body, null);
    await concludeMeeting(platform, leader, id, saved.version, null);
    const { version: concluded, nextNumber } = await view();
    const signs = { version: concluded, number: nextNumber, on, position: '', signer: '' };
    await issueConclusions(platform, planner, id, signs, null);
  });
}

async function inspect(platform: Platform, province: Cast, opensOn: Day, at: At): Promise<void> {
  const { planner, leader } = province;
  const inspector = await inspectorOf(platform, province);
  const places = ['Sở Xây dựng', 'Sở Công Thương'].flatMap((name) => {
    const found = [...province.units].find(([, { head: who }]) => who.unitName === name);
    return found ? [{ id: found[0], head: found[1].head }] : [];
  });
  const [first, second] = places;
  if (!first || !second) return;
  const plan = InspectionWords.parse({
    ...{ name: 'Việc thực hiện và cập nhật nhiệm vụ chuyển đổi số', isSurprise: false },
    ...{ year: Number(opensOn.slice(0, 4)), unitIds: [first.id, second.id] },
    ...{ startsOn: addDays(opensOn, -52), endsOn: addDays(opensOn, -45) },
    plan: {
      contents: 'Tiến độ, số liệu báo cáo và minh chứng của các nhiệm vụ được giao trong năm',
      basis: 'Kế hoạch kiểm tra năm của Ủy ban nhân dân tỉnh',
      team: 'Thanh tra tỉnh, Văn phòng Ủy ban nhân dân tỉnh, Sở Khoa học và Công nghệ',
    },
  });
  const { id } = await planInspection(platform, planner, plan, null);
  at(50, async () => {
    for (const { id: unitId } of places) {
      const visit = VisitWords.parse({
        ...{ unitId, fromOn: addDays(opensOn, -51), toOn: addDays(opensOn, -50) },
        lookedAt:
          'Hồ sơ nhiệm vụ, phiếu tuần ba tháng gần nhất, minh chứng của nhiệm vụ đã báo xong',
      });
      await recordVisit(platform, inspector, id, visit, null);
    }
    for (const words of findings(first.id, second.id)) {
      await recordFinding(platform, inspector, id, FindingWords.parse(words), null);
    }
    for (const [unitId, words, back] of [
      [first.id, 'Rà soát, sửa số liệu ba nhiệm vụ đã báo hoàn thành; báo cáo kết quả', 20],
      [second.id, 'Phân công rõ người cập nhật phiếu tuần và người kiểm tra trước khi gửi', 10],
      [second.id, 'Tổ chức kiểm điểm trách nhiệm cá nhân liên quan', -20],
    ] as const) {
      const read = deadlineFromText(sayDay(addDays(opensOn, -back)));
      const deadline = read.ok ? shapeOf(read.deadline) : null;
      const advice = RecommendationWords.parse({ unitId, words, deadline });
      await recommend(platform, inspector, id, advice, null);
    }
  });
  at(44, async () => {
    const { version } = await inspectionView(platform, planner, id, undefined);
    const general =
      'Các đơn vị đã tổ chức thực hiện nhiệm vụ được giao; việc cập nhật còn hình thức.';
    const body = { version, general, on: dayInVietnam(platform.clock()) };
    await concludeInspection(platform, leader, id, body, null);
  });
  at(25, async () => {
    const { recommended } = await inspectionView(platform, first.head, id, undefined);
    const [asked] = recommended;
    if (!asked) return;
    const words =
      'Đã rà soát ba nhiệm vụ, sửa số liệu hai nhiệm vụ và bổ sung minh chứng còn thiếu';
    const answer = { version: asked.version, words, fileIds: [] };
    await answerRecommendation(platform, first.head, asked.id, answer, null);
  });
}

function findings(first: string, second: string) {
  return [
    {
      ...{ unitId: first, degree: 'serious', nature: 'Số liệu chưa phản ánh đúng thực tế' },
      words: 'Ba nhiệm vụ báo hoàn thành trong khi sản phẩm còn ở bước dự thảo',
      cause: 'Chưa đối chiếu sản phẩm trước khi báo cáo',
      responsibility: 'Trưởng phòng phụ trách và chuyên viên được phân công',
    },
    {
      ...{ unitId: second, degree: 'minor', nature: 'Cập nhật chậm' },
      words: 'Phiếu tuần gửi muộn nhiều kỳ liên tiếp, kết quả chỉ ghi “đang thực hiện”',
      cause: 'Không phân công người cập nhật thay khi vắng',
      responsibility: 'Bộ phận tổng hợp của Sở',
    },
  ];
}

/** Whoever inspects for the province. */
async function inspectorOf({ db }: Platform, { authorityId, planner }: Cast): Promise<Actor> {
  const found = await firstRow(
    db,
    sql<{ accountId: string; postId: string }>`
      select a.id as "accountId", p.id as "postId" from post p
      join appointment ap on ap.post_id = p.id
      join account a on a.person_id = ap.person_id
      where p.authority_id = ${authorityId} and p.role = 'inspector' order by p.id limit 1`,
  );
  const actor = found && (await actorIn(db, found.accountId, found.postId, asDay('2020-01-01')));
  return actor ?? planner;
}

function sayDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
