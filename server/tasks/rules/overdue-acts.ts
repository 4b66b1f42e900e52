import { type Day, formatDay } from '../../calendar/rules/day.ts';
import { DEFAULT_OVERDUE_POLICY, type OverduePolicy } from './overdue-policy.ts';
import type { Sentence } from './sentence.ts';

/** What extensions and explanations of a task hang on, beside its state. */
export interface OverdueFacts {
  readonly policy: OverduePolicy;
  /** Days from today to the deadline, negative once it has passed; null without one. */
  readonly daysLeft: number | null;
  /** Days past the deadline: of today for open work, of the accepted result for closed. */
  readonly lateDays: number;
  /** The result has been accepted. */
  readonly isDone: boolean;
  /** Extensions that were granted so far. */
  readonly extensions: number;
  /** Since when a request to extend waits; null where none does. */
  readonly extensionSince: Day | null;
  /** Since when an explanation waits; null where none does. */
  readonly explanationSince: Day | null;
  /** By when an explanation is demanded; null where none is. */
  readonly demandedBy: Day | null;
  /** The asker decides at the assigner where the policy leaves it to head and leader alone. */
  readonly isHead: boolean;
}

/** A task of which nothing was asked. */
export const NOTHING_ASKED: OverdueFacts = {
  policy: DEFAULT_OVERDUE_POLICY,
  daysLeft: null,
  lateDays: 0,
  isDone: false,
  extensions: 0,
  extensionSince: null,
  explanationSince: null,
  demandedBy: null,
  isHead: true,
};

export const OVERDUE_ACTS = [
  'ask_extension',
  'decide_extension',
  'explain',
  'demand_explanation',
  'decide_explanation',
] as const;
export type OverdueAct = (typeof OVERDUE_ACTS)[number];

/**
 * Why an act of extending or explaining cannot be done now; null where it can.
 *
 * @param assigner name of the unit that gave the task
 */
export function whyNotOverdue(
  act: OverdueAct,
  facts: OverdueFacts,
  assigner: string,
): Sentence | null {
  switch (act) {
    case 'ask_extension':
      return whyNoExtension(facts, assigner);
    case 'decide_extension':
      if (facts.extensionSince === null) {
        return say('Chưa có đề nghị gia hạn nào đang chờ.', 'No request to extend is waiting.');
      }
      return whyNotDecider(facts, assigner);
    case 'explain':
      return whyNoExplanation(facts, assigner);
    case 'demand_explanation':
      if (facts.demandedBy !== null) {
        const day = formatDay(facts.demandedBy);
        return say(
          `Đã yêu cầu giải trình, hạn ${day}. Chờ đơn vị trả lời.`,
          `An explanation is demanded by ${day} already. Wait for the unit.`,
        );
      }
      if (facts.isDone && facts.lateDays === 0) {
        return say(
          'Nhiệm vụ hoàn thành đúng hạn nên không phải giải trình.',
          'The task was done on time: there is nothing to explain.',
        );
      }
      return facts.explanationSince === null
        ? null
        : say(
            'Đơn vị đã giải trình. Quyết định về giải trình đó trước.',
            'The unit has explained. Decide on that first.',
          );
    case 'decide_explanation':
      if (facts.explanationSince === null) {
        return say('Chưa có giải trình nào đang chờ.', 'No explanation is waiting.');
      }
      return whyNotDecider(facts, assigner);
  }
}

function whyNoExtension(facts: OverdueFacts, assigner: string): Sentence | null {
  const { policy, daysLeft, extensions, extensionSince } = facts;
  if (daysLeft === null) {
    return say(
      'Nhiệm vụ không có thời hạn nên không phải xin gia hạn.',
      'The task has no deadline: there is nothing to extend.',
    );
  }
  if (extensionSince !== null) {
    const day = formatDay(extensionSince);
    return say(
      `Đã xin gia hạn ngày ${day}. Chờ ${assigner} quyết định.`,
      `Asked on ${day}. Wait for ${assigner} to decide.`,
    );
  }
  if (daysLeft < 0 && !policy.whenOverdue) {
    return say(
      `Đã quá hạn ${-daysLeft} ngày, không xin gia hạn được. Gửi giải trình.`,
      `It is ${-daysLeft} days overdue and cannot be extended. Send an explanation.`,
    );
  }
  if (daysLeft >= 0 && daysLeft < policy.daysBefore) {
    return say(
      `Phải xin gia hạn trước hạn ít nhất ${policy.daysBefore} ngày; chỉ còn ${daysLeft} ngày. Hoàn thành, hoặc giải trình khi quá hạn.`,
      `An extension is asked at least ${policy.daysBefore} days before the deadline; ${daysLeft} are left. Finish, or explain once it is late.`,
    );
  }
  if (policy.extensionsMost !== null && extensions >= policy.extensionsMost) {
    return say(
      `Đã gia hạn ${extensions}/${policy.extensionsMost} lần. Hoàn thành, hoặc giải trình khi quá hạn.`,
      `Extended ${extensions} of ${policy.extensionsMost} times. Finish, or explain once it is late.`,
    );
  }
  return null;
}

function whyNoExplanation(facts: OverdueFacts, assigner: string): Sentence | null {
  const { lateDays, demandedBy, explanationSince } = facts;
  if (explanationSince !== null && demandedBy === null) {
    const day = formatDay(explanationSince);
    return say(
      `Đã giải trình ngày ${day}. Chờ ${assigner} quyết định.`,
      `Explained on ${day}. Wait for ${assigner} to decide.`,
    );
  }
  if (lateDays === 0 && demandedBy === null) {
    return say(
      'Nhiệm vụ chưa quá hạn và chưa có yêu cầu giải trình.',
      'The task is not overdue, and nobody demands an explanation.',
    );
  }
  return null;
}

function whyNotDecider({ policy, isHead }: OverdueFacts, assigner: string): Sentence | null {
  if (policy.decider === 'assigner' || isHead) return null;
  return say(
    `Do thủ trưởng hoặc lãnh đạo của ${assigner} quyết định.`,
    `For the head or a leader of ${assigner} to decide.`,
  );
}

function say(vi: string, en: string): Sentence {
  return { vi, en };
}
