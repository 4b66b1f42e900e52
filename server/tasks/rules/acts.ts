import { type Day, formatDay } from '../../calendar/rules/day.ts';
import type { Verdict } from '../../organisation/rules/may.ts';
import { type ActState, TASK_ACTS, type TaskAct, type TaskState } from '../contract.ts';
import { ACT_RULES } from './act-rules.ts';
import { type OverdueFacts, whyNotOverdue } from './overdue-acts.ts';
import type { Sentence } from './sentence.ts';
import { hasEnded } from './transitions.ts';

export { ACT_RULES } from './act-rules.ts';
export type { Sentence } from './sentence.ts';

/** What the acts on a task depend on. */
export interface ActFacts {
  readonly state: TaskState;
  /** A row that only holds several assignments together: it closes with them. */
  readonly isGroup: boolean;
  /** Whether the unit has reported anything yet. */
  readonly hasReport: boolean;
  readonly openChildren: number;
  /** Whole days past the deadline today, while the work is open. */
  readonly overdueDays: number;
  /** The task above has ended: nothing below it may be open again. */
  readonly isWholeEnded: boolean;
  /** Stages that are planned and not done yet. */
  readonly openStages: number;
  readonly unitName: string;
  readonly assignerName: string;
  readonly finishedOn: Day | null;
  /** Extensions and explanations; {@link NOTHING_ASKED} where the act has nothing to do with them. */
  readonly overdue: OverdueFacts;
}

/**
 * What may be done now, in the order of {@link TASK_ACTS}, and why not otherwise. The server decides by
 * it before every act; the browser greys the button with the same sentence.
 *
 * @param may the verdict of the grid of rights for the asker, this task and an act's right
 */
export function actsOn(facts: ActFacts, may: (act: TaskAct) => Verdict): ActState[] {
  return TASK_ACTS.map((act) => {
    const why = whyNot(act, facts, may(act));
    return { act, allowed: why === null, why };
  });
}

/** Null where the act may be done now; otherwise the reason. */
export function whyNot(act: TaskAct, facts: ActFacts, verdict: Verdict): Sentence | null {
  return whyNotEver(act, facts) ?? whyNotThisPost(act, facts, verdict) ?? whyNotNow(act, facts);
}

/**
 * Groups, which have no life of their own (but somebody may direct all parts at once), and states that this act
 * does not leave.
 */
function whyNotEver(act: TaskAct, facts: ActFacts): Sentence | null {
  const { state, isGroup } = facts;
  if (isGroup && act !== 'edit_parties') {
    return say(
      'Dòng chung của nhiều đơn vị: mở phần việc của từng đơn vị để xử lý.',
      'This line stands for several units: open the part of one unit to act.',
    );
  }
  if (ACT_RULES[act].from.includes(state)) return null;
  return state === 'suspended' || hasEnded(state) ? whyEnded(facts) : null;
}

function whyEnded({ state, finishedOn }: ActFacts): Sentence | null {
  const day = finishedOn === null ? '' : ` ${formatDay(finishedOn)}`;
  switch (state) {
    case 'closed':
      return say(
        `Đã hoàn thành${day}, kết quả đã được công nhận.`,
        `Done${day}, the result has been accepted.`,
      );
    case 'withdrawn':
      return say('Nhiệm vụ đã thu hồi.', 'The task has been withdrawn.');
    case 'suspended':
      return say(
        'Nhiệm vụ đang tạm dừng. Chờ cơ quan giao cho tiếp tục.',
        'The task is suspended. Wait until the assigner resumes it.',
      );
    case 'merged':
      return say(
        'Nhiệm vụ đã nhập vào nhiệm vụ khác. Làm trên nhiệm vụ đó.',
        'The task was merged into another. Act on that one.',
      );
    case 'carried_over':
      return say(
        'Nhiệm vụ đã chuyển sang kỳ sau. Làm trên nhiệm vụ của kỳ sau.',
        'The task was carried over. Act on the one of the next period.',
      );
    default:
      return null;
  }
}

function whyNotThisPost(act: TaskAct, facts: ActFacts, verdict: Verdict): Sentence | null {
  if (verdict.allowed) return null;
  const { unitName, assignerName } = facts;
  const { side } = ACT_RULES[act];
  const whose = side === 'holder' ? unitName : assignerName;
  if (verdict.because === 'role') {
    return say(
      `Chức vụ hiện tại không làm việc này. Báo người có thẩm quyền của ${whose}.`,
      `This post does not do that. Ask whoever holds the authority at ${whose}.`,
    );
  }
  if (verdict.because === 'elsewhere') {
    return say(
      'Cơ quan của chức vụ này làm việc trên hệ thống riêng, ở đây chỉ xem. Mở nhiệm vụ này trên hệ thống đó.',
      'The body of this post works in an installation of its own and only looks here. Open the task there.',
    );
  }
  switch (side) {
    case 'holder':
      return say(
        `Việc của đơn vị đang giữ nhiệm vụ: ${unitName}.`,
        `For the unit that holds it: ${unitName}.`,
      );
    case 'assigner':
      return say(
        `Việc của cơ quan giao: ${assignerName}.`,
        `For the unit that gave it: ${assignerName}.`,
      );
    case 'either':
      return say(
        `Việc của cơ quan giao (${assignerName}) hoặc đơn vị chủ trì (${unitName}).`,
        `For the unit that gave it (${assignerName}) or leads it (${unitName}).`,
      );
    case 'coordinator':
      return say('Việc của đơn vị phối hợp.', 'For a unit that coordinates.');
  }
}

function whyNotNow(act: TaskAct, facts: ActFacts): Sentence | null {
  const { state } = facts;
  const { from, side } = ACT_RULES[act];
  if (from.includes(state)) return whyNotYet(act, facts);
  if (act === 'hand_back' && state === 'in_progress') return WORK_HAS_STARTED;
  if (act === 'accept' && state !== 'handed_back') {
    return say('Nhiệm vụ đã được tiếp nhận.', 'The task has been accepted already.');
  }
  if (state === 'handed_back' && side === 'holder') {
    return say(
      `Đã trả lại. Chờ ${facts.assignerName} quyết định.`,
      `Handed back. Wait for ${facts.assignerName} to decide.`,
    );
  }
  if (state === 'reported' && side === 'holder') {
    return say(
      `Đã báo hoàn thành. Chờ ${facts.assignerName} công nhận.`,
      `Reported done. Wait for ${facts.assignerName} to accept it.`,
    );
  }
  switch (act) {
    case 'insist':
    case 'take_back':
      return say('Đơn vị chưa trả lại nhiệm vụ.', 'The unit has not handed the task back.');
    case 'accept_result':
    case 'return_result':
      return say(
        `${facts.unitName} chưa báo hoàn thành.`,
        `${facts.unitName} has not reported it done.`,
      );
    case 'withdraw':
    case 'merge':
    case 'carry_over':
      return say(
        'Đang chờ nghiệm thu. Công nhận hoặc trả lại kết quả trước.',
        'A result waits. Accept or return it first.',
      );
    case 'decide_extension':
      return say('Chưa có đề nghị gia hạn nào đang chờ.', 'No request to extend is waiting.');
    case 'resume':
      return say('Nhiệm vụ không tạm dừng.', 'The task is not suspended.');
    case 'reopen':
      return say(
        'Nhiệm vụ chưa được công nhận hoàn thành nên không phải mở lại.',
        'The task has not been accepted as done: there is nothing to reopen.',
      );
    default:
      return say('Tiếp nhận nhiệm vụ trước.', 'Accept the task first.');
  }
}

function whyNotYet(act: TaskAct, facts: ActFacts): Sentence | null {
  switch (act) {
    case 'hand_back':
      return facts.hasReport ? WORK_HAS_STARTED : null;
    case 'report_done':
    case 'forward':
    case 'merge':
    case 'carry_over':
      return facts.openChildren > 0 ? partsOpen(facts.openChildren) : null;
    case 'reopen':
    case 'resume':
      return facts.isWholeEnded ? WHOLE_HAS_ENDED : null;
    case 'pass_stage':
      return facts.openStages > 0 ? null : NO_STAGE;
    case 'ask_extension':
    case 'decide_extension':
    case 'explain':
    case 'demand_explanation':
    case 'decide_explanation':
      return whyNotOverdue(act, facts.overdue, facts.assignerName);
    case 'withdraw':
      // What is late is carried over with its deadline, never taken off the books.
      return facts.overdueDays > 0 && facts.state !== 'suspended'
        ? say(
            `Đã quá hạn ${facts.overdueDays} ngày nên không thu hồi được. Chuyển kỳ sau, hoặc nhập vào nhiệm vụ khác.`,
            `It is ${facts.overdueDays} days overdue and cannot be withdrawn. Carry it over, or merge it.`,
          )
        : null;
    default:
      return null;
  }
}

function partsOpen(count: number): Sentence {
  return say(
    `Còn ${count} việc con đang mở. Hoàn thành hoặc thu hồi các việc con trước.`,
    `${count} parts are still open. Finish or withdraw them first.`,
  );
}

const WORK_HAS_STARTED = say(
  'Không trả lại được vì đã bắt đầu thực hiện. Báo khó khăn ở phần cập nhật.',
  'It cannot be handed back: work has started. Report the difficulty with the progress.',
);

const WHOLE_HAS_ENDED = say(
  'Nhiệm vụ cấp trên của việc này đã kết thúc. Mở lại nhiệm vụ đó trước.',
  'The task above has ended. Reopen that one first.',
);

const NO_STAGE = say(
  'Chưa có giai đoạn nào đang chờ. Chọn loại việc để lập các mốc.',
  'No stage is waiting. Choose the kind of work to plan its stages.',
);

function say(vi: string, en: string): Sentence {
  return { vi, en };
}
