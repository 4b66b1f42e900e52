import { type Day, formatDay } from '../../calendar/rules/day.ts';
import type { Right, Verdict } from '../../organisation/rules/may.ts';
import { type ActState, TASK_ACTS, type TaskAct, type TaskState } from '../contract.ts';

/** A sentence in both languages that says what to do next. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** What the acts on a task depend on. */
export interface ActFacts {
  readonly state: TaskState;
  /** A row that only holds several assignments together: it closes with them. */
  readonly isGroup: boolean;
  /** Whether the unit has reported anything yet. */
  readonly hasReport: boolean;
  readonly openChildren: number;
  readonly unitName: string;
  readonly assignerName: string;
  readonly finishedOn: Day | null;
}

interface ActRule {
  /** How the journal names it. */
  readonly name: string;
  readonly right: Right;
  /** Whose act it is: the unit that holds the task, or the one that gave it. */
  readonly side: 'holder' | 'assigner';
  readonly from: readonly TaskState[];
}

/** Each act: the right it needs, whose it is, and the states from which it may be done. */
export const ACT_RULES: Readonly<Record<TaskAct, ActRule>> = {
  accept: {
    name: 'accept_task',
    right: 'task.accept',
    side: 'holder',
    from: ['assigned'],
  },
  hand_back: {
    name: 'hand_back_task',
    right: 'task.hand_back',
    side: 'holder',
    // Only before work starts: a report or a break-down moves the task to `in_progress`.
    from: ['assigned', 'accepted'],
  },
  insist: {
    name: 'insist_on_task',
    right: 'task.decide_hand_back',
    side: 'assigner',
    from: ['handed_back'],
  },
  take_back: {
    name: 'take_back_task',
    right: 'task.decide_hand_back',
    side: 'assigner',
    from: ['handed_back'],
  },
  break_down: {
    name: 'break_down_task',
    right: 'task.break_down',
    side: 'holder',
    from: ['accepted', 'in_progress'],
  },
  report_progress: {
    name: 'report_progress',
    right: 'task.report',
    side: 'holder',
    from: ['accepted', 'in_progress'],
  },
  report_done: {
    name: 'report_done',
    right: 'task.report',
    side: 'holder',
    from: ['accepted', 'in_progress'],
  },
  accept_result: {
    name: 'accept_result',
    right: 'task.decide_result',
    side: 'assigner',
    from: ['reported'],
  },
  return_result: {
    name: 'return_result',
    right: 'task.decide_result',
    side: 'assigner',
    from: ['reported'],
  },
};

/**
 * What may be done now, in the order of {@link TASK_ACTS}, and why not otherwise. The server decides by
 * it before every act; the browser greys the button with the same sentence.
 *
 * @param may the verdict of the grid of rights for the asker and this task
 */
export function actsOn(facts: ActFacts, may: (right: Right) => Verdict): ActState[] {
  return TASK_ACTS.map((act) => {
    const why = whyNot(act, facts, may(ACT_RULES[act].right));
    return { act, allowed: why === null, why };
  });
}

/** Null where the act may be done now; otherwise the reason. */
export function whyNot(act: TaskAct, facts: ActFacts, verdict: Verdict): Sentence | null {
  return whyNotEver(facts) ?? whyNotThisPost(act, facts, verdict) ?? whyNotNow(act, facts);
}

/** States that no act of this table leaves. */
function whyNotEver({ state, isGroup, finishedOn }: ActFacts): Sentence | null {
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
      return isGroup
        ? say(
            'Dòng chung của nhiều đơn vị: mở phần việc của từng đơn vị để xử lý.',
            'This line stands for several units: open the part of one unit to act.',
          )
        : null;
  }
}

function whyNotThisPost(act: TaskAct, facts: ActFacts, verdict: Verdict): Sentence | null {
  if (verdict.allowed) return null;
  const { side } = ACT_RULES[act];
  const unit = side === 'holder' ? facts.unitName : facts.assignerName;
  if (verdict.because === 'reach') {
    return side === 'holder'
      ? say(`Việc của đơn vị đang giữ nhiệm vụ: ${unit}.`, `For the unit that holds it: ${unit}.`)
      : say(`Việc của cơ quan giao: ${unit}.`, `For the unit that gave it: ${unit}.`);
  }
  return say(
    `Chức vụ hiện tại không làm việc này. Báo người có thẩm quyền của ${unit}.`,
    `This post does not do that. Ask whoever holds the authority at ${unit}.`,
  );
}

function whyNotNow(act: TaskAct, facts: ActFacts): Sentence | null {
  const { state } = facts;
  if (ACT_RULES[act].from.includes(state)) return whyNotYet(act, facts);
  if (act === 'hand_back' && state === 'in_progress') return WORK_HAS_STARTED;
  if (act === 'accept' && state !== 'handed_back') {
    return say('Nhiệm vụ đã được tiếp nhận.', 'The task has been accepted already.');
  }
  if (state === 'handed_back' && ACT_RULES[act].side === 'holder') {
    return say(
      `Đã trả lại. Chờ ${facts.assignerName} quyết định.`,
      `Handed back. Wait for ${facts.assignerName} to decide.`,
    );
  }
  if (state === 'reported' && ACT_RULES[act].side === 'holder') {
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
    default:
      return say('Tiếp nhận nhiệm vụ trước.', 'Accept the task first.');
  }
}

function whyNotYet(act: TaskAct, facts: ActFacts): Sentence | null {
  if (act === 'hand_back' && facts.hasReport) return WORK_HAS_STARTED;
  if (act === 'report_done' && facts.openChildren > 0) {
    return say(
      `Còn ${facts.openChildren} việc con đang mở. Hoàn thành hoặc thu hồi các việc con trước.`,
      `${facts.openChildren} parts are still open. Finish or withdraw them first.`,
    );
  }
  return null;
}

const WORK_HAS_STARTED = say(
  'Không trả lại được vì đã bắt đầu thực hiện. Báo khó khăn ở phần cập nhật.',
  'It cannot be handed back: work has started. Report the difficulty with the progress.',
);

function say(vi: string, en: string): Sentence {
  return { vi, en };
}
