import { sql } from 'kysely';
import { addDays, asDay, type Day, startOfDayInVietnam } from '../server/calendar/rules/day.ts';
import type { Platform } from '../server/platform/act.ts';
import { firstRow } from '../server/platform/database/rows.ts';
import { moveFeedback, writeAnswer } from '../server/portal/feedback/answer-feedback.ts';
import { feedbackPlace } from '../server/portal/feedback/feedback-place.ts';
import { feedbackView } from '../server/portal/feedback/feedback-view.ts';
import { giveFeedback } from '../server/portal/feedback/give-feedback.ts';
import { feedbackOfCode } from '../server/portal/feedback/look-up-feedback.ts';
import { publishAnswer } from '../server/portal/feedback/publish-answer.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface FeedbackStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly ministry: Cast;
  readonly planId: string;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

/** One word from outside, and what becomes of it. */
interface PlayedFeedback {
  readonly on: Day;
  readonly kind: 'suggestion' | 'complaint';
  /** Which of the published tasks, from 0; the plan as a whole without it. */
  readonly task?: number;
  readonly words: string;
  readonly email?: string;
  readonly answer?: { readonly on: Day; readonly outcome?: 'not_ours'; readonly words: string };
  /** The question as it was published with its answer. */
  readonly published?: string;
  /** Called rubbish on the next working day. */
  readonly isRubbish?: true;
}

/**
 * People write about two published plans: some were answered in time, one late, one told where to turn; on the day
 * on which the demonstration opens one waits, one is overdue, one may be rubbish and one was found to be.
 *
 * @param file the plan; nobody writes about the others
 */
export function playFeedback(file: string, stage: FeedbackStage): void {
  const { agenda, opensOn } = stage;
  const chance = createChance(601);
  for (const played of wordsOn(opensOn)[file] ?? []) {
    let code: string | null = null;
    // People write on any day, in the evening too.
    const minutes = chance.between(7 * 60, 22 * 60);
    const at = startOfDayInVietnam(played.on).getTime() + minutes * 60_000;
    agenda.add(new Date(at), async () => {
      code = await give(stage, played);
    });
    const { answer, isRubbish } = played;
    if (answer) {
      agenda.add(officeMoment(answer.on, chance), () => settle(stage, code, played));
    } else if (isRubbish) {
      agenda.add(officeMoment(addDays(played.on, 1), chance), () => reject(stage, code));
    }
  }
}

function wordsOn(opensOn: Day): Readonly<Record<string, readonly PlayedFeedback[]>> {
  return {
    'quyet-dinh-601.txt': [
      {
        ...{ on: asDay('2022-07-18'), kind: 'complaint', task: 0 },
        words: 'Trường tiểu học xã tôi chưa nhận được máy tính bảng như đã công bố. Khi nào có?',
        email: 'phu-huynh@thu.example.vn',
        answer: {
          on: asDay('2022-07-26'),
          words:
            'Máy được giao theo hai đợt; trường của xã thuộc đợt hai, giao trong tháng 9/2022. Danh sách trường đã gửi Sở Giáo dục và Đào tạo.',
        },
        published: 'Trường ở xã vùng khó khăn bao giờ nhận được máy tính bảng?',
      },
      {
        ...{ on: asDay('2022-08-08'), kind: 'suggestion', task: 1 },
        words: 'Nên công bố thêm số thuê bao được hỗ trợ của từng huyện để người dân đối chiếu.',
        answer: {
          on: asDay('2022-09-15'),
          words:
            'Bản công bố từ quý III/2022 có số liệu theo tỉnh; số liệu theo huyện sẽ bổ sung khi các địa phương báo cáo đủ.',
        },
      },
      {
        ...{ on: asDay('2022-08-22'), kind: 'complaint' },
        words: 'Tiền điện của trạm bơm thôn tăng bất thường trong hai tháng liền.',
        answer: {
          on: asDay('2022-08-29'),
          outcome: 'not_ours',
          words:
            'Nội dung về giá điện thuộc thẩm quyền của Sở Công Thương; gửi tại bộ phận một cửa của Sở hoặc tổng đài của đơn vị bán điện.',
        },
      },
      {
        ...{ on: addDays(opensOn, -32), kind: 'complaint', task: 0 },
        words:
          'Thôn tôi vẫn chưa có sóng di động, học sinh phải ra đầu xã mới học trực tuyến được.',
        email: 'truong-thon@thu.example.vn',
      },
      {
        ...{ on: addDays(opensOn, -2), kind: 'suggestion', task: 1 },
        words: 'Đề nghị ghi rõ đầu mối ở mỗi tỉnh để người dân hỏi khi cần hỗ trợ.',
      },
      {
        ...{ on: addDays(opensOn, -1), kind: 'suggestion' },
        words:
          'Mua hàng giá rẻ tại www.khuyen-mai.example www.giam-gia.example www.mua-ngay.example',
      },
      {
        ...{ on: addDays(opensOn, -9), kind: 'suggestion' },
        words: 'Vay nhanh https://vay.example https://tien.example https://nhanh.example',
        isRubbish: true,
      },
    ],
    'quyet-dinh-1723.txt': [
      {
        ...{ on: asDay('2022-03-01'), kind: 'suggestion', task: 0 },
        words: 'Chương trình nên nêu chỉ tiêu riêng cho vùng đồng bào dân tộc thiểu số.',
        answer: {
          on: asDay('2022-03-16'),
          words:
            'Tiếp thu: báo cáo năm 2022 tách số liệu của các xã khu vực III; chỉ tiêu riêng được xem xét khi điều chỉnh chương trình.',
        },
      },
      {
        ...{ on: addDays(opensOn, -4), kind: 'complaint' },
        words:
          'Trang công bố ghi nhiệm vụ đã xong nhưng địa phương chưa nhận được tài liệu hướng dẫn.',
      },
    ],
  };
}

async function give(
  { platform, ministry, planId }: FeedbackStage,
  { kind, words, task, email, published }: PlayedFeedback,
): Promise<string | null> {
  const found = await firstRow(
    platform.db,
    sql<{ body: string; plan: string }>`
      select d.slug as body, p.slug as plan from publication p
      join public_address d on d.authority_id = p.authority_id
      where p.authority_id = ${ministry.authorityId} and p.plan_id = ${planId}
        and p.state = 'published'`,
  );
  const whole = found && (await feedbackPlace(platform.db, found.body, found.plan, null));
  if (!found || !whole) return null;
  const tasks = whole.plan.edition?.snapshot.tasks.filter(({ units }) => units === 1) ?? [];
  const key = task === undefined ? undefined : tasks[task]?.key;
  const place = key ? await feedbackPlace(platform.db, found.body, found.plan, key) : whole;
  if (!place) return null;
  const contact = { name: null, email: email ?? null, phone: null };
  const from = { network: `demonstration ${words}`, once: `demonstration-${platform.ids.next()}` };
  const sending = {
    place,
    form: { kind, words, contact, mayPublish: published !== undefined },
    lang: 'vi' as const,
    ...from,
  };
  return (await giveFeedback(platform, sending)).code;
}

/** The unit writes and its head approves; for work that the ministry itself answers, planner and leader do. */
async function settle(
  stage: FeedbackStage,
  code: string | null,
  { answer, published }: PlayedFeedback,
): Promise<void> {
  const { platform } = stage;
  const held = await holderOf(stage, code);
  if (!held || !answer) return;
  const { id, writer, approver } = held;
  const version = async () => (await feedbackView(platform, approver, id)).version;
  const { outcome = 'answered' as const, words } = answer;
  const draft = { version: await version(), outcome, words, submit: true };
  await writeAnswer(platform, writer, id, draft, null);
  const approval = { version: await version(), to: 'approve' as const, words: '' };
  await moveFeedback(platform, null, approver, id, approval, null);
  if (published === undefined) return;
  const both = { version: await version(), question: published, answer: words };
  await publishAnswer(platform, approver, id, both, null);
}

async function reject(stage: FeedbackStage, code: string | null): Promise<void> {
  const held = await holderOf(stage, code);
  if (!held) return;
  const { platform, ministry } = stage;
  const { version } = await feedbackView(platform, ministry.planner, held.id);
  const move = { version, to: 'reject' as const, words: 'Quảng cáo' };
  await moveFeedback(platform, null, ministry.planner, held.id, move, null);
}

async function holderOf({ platform, ministry }: FeedbackStage, code: string | null) {
  const found = code && (await feedbackOfCode(platform, code));
  if (!found) return null;
  const unit = ministry.units.get(found.unit_id);
  const [writer, approver] = unit ? [unit.officer, unit.head] : [ministry.planner, ministry.leader];
  return { id: found.id, writer, approver };
}
