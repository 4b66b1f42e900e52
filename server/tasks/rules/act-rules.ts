import type { Right } from '../../organisation/rules/may.ts';
import type { TaskAct, TaskState } from '../contract.ts';
import { MOVES } from './transitions.ts';

interface ActRule {
  /** How the journal names it. */
  readonly name: string;
  readonly right: Right;
  /**
   * Whose act it is: the unit that holds the task, the one that gave it, either of the two, or a unit that
   * takes part beside the lead.
   */
  readonly side: 'holder' | 'assigner' | 'either' | 'coordinator';
  readonly from: readonly TaskState[];
  /** Stands beside the task and leaves its row as it is: it makes nobody's version old. */
  readonly isBeside?: true;
}

const OPEN: readonly TaskState[] = MOVES.suspend.from;
const OPEN_OR_CLOSED: readonly TaskState[] = [...OPEN, 'closed'];
const OPEN_OR_SUSPENDED: readonly TaskState[] = [...OPEN, 'suspended'];

/** Each act: the right it needs, whose it is, and the states from which it may be done. */
export const ACT_RULES: Readonly<Record<TaskAct, ActRule>> = {
  accept: {
    name: 'accept_task',
    right: 'task.accept',
    side: 'holder',
    from: MOVES.accept.from,
  },
  // Chuyển: one lead stays; the unit passes the whole task on to a unit under it, or back up.
  forward: {
    name: 'forward_task',
    right: 'task.forward',
    side: 'holder',
    from: MOVES.forward.from,
  },
  hand_back: {
    name: 'hand_back_task',
    right: 'task.hand_back',
    side: 'holder',
    // Only before work starts: a report or a break-down moves the task to `in_progress`.
    from: MOVES.hand_back.from,
  },
  delegate: {
    name: 'delegate_task',
    right: 'task.delegate',
    side: 'holder',
    from: MOVES.delegate.from,
  },
  break_down: {
    name: 'break_down_task',
    right: 'task.break_down',
    side: 'holder',
    from: MOVES.break_down.from,
  },
  report_progress: {
    name: 'report_progress',
    right: 'task.report',
    side: 'holder',
    from: MOVES.report_progress.from,
  },
  report_done: {
    name: 'report_done',
    right: 'task.report',
    side: 'holder',
    from: MOVES.report_done.from,
  },
  ask_extension: {
    name: 'ask_extension',
    right: 'task.ask_extension',
    side: 'holder',
    from: MOVES.forward.from,
    isBeside: true,
  },
  // What was accepted late is explained too: a leader may demand it afterwards.
  explain: {
    name: 'explain_task',
    right: 'task.explain',
    side: 'holder',
    from: OPEN_OR_CLOSED,
    isBeside: true,
  },
  decide_extension: {
    name: 'decide_extension',
    right: 'task.decide_extension',
    side: 'assigner',
    from: MOVES.forward.from,
  },
  demand_explanation: {
    name: 'demand_explanation',
    right: 'task.demand_explanation',
    side: 'assigner',
    from: OPEN_OR_CLOSED,
    isBeside: true,
  },
  decide_explanation: {
    name: 'decide_explanation',
    right: 'task.decide_explanation',
    side: 'assigner',
    from: OPEN_OR_CLOSED,
    isBeside: true,
  },
  insist: {
    name: 'insist_on_task',
    right: 'task.decide_hand_back',
    side: 'assigner',
    from: MOVES.insist.from,
  },
  take_back: {
    name: 'take_back_task',
    right: 'task.decide_hand_back',
    side: 'assigner',
    from: MOVES.give_again.from,
  },
  accept_result: {
    name: 'accept_result',
    right: 'task.decide_result',
    side: 'assigner',
    from: MOVES.accept_result.from,
  },
  return_result: {
    name: 'return_result',
    right: 'task.decide_result',
    side: 'assigner',
    from: MOVES.return_result.from,
  },
  reply: {
    name: 'reply_to_task',
    right: 'task.reply',
    side: 'coordinator',
    from: OPEN,
    isBeside: true,
  },
  edit_parties: {
    name: 'edit_parties',
    right: 'task.edit_parties',
    side: 'either',
    from: OPEN_OR_SUSPENDED,
    isBeside: true,
  },
  plan_stages: {
    name: 'plan_stages',
    right: 'task.plan_stages',
    side: 'either',
    from: OPEN,
    isBeside: true,
  },
  pass_stage: {
    name: 'pass_stage',
    right: 'task.report',
    side: 'holder',
    from: MOVES.report_progress.from,
    isBeside: true,
  },
  clarify: {
    name: 'clarify_task',
    right: 'task.clarify',
    side: 'assigner',
    from: OPEN_OR_SUSPENDED,
    isBeside: true,
  },
  suspend: {
    name: 'suspend_task',
    right: 'task.suspend',
    side: 'assigner',
    from: MOVES.suspend.from,
  },
  resume: {
    name: 'resume_task',
    right: 'task.suspend',
    side: 'assigner',
    from: MOVES.resume.from,
  },
  withdraw: {
    name: 'withdraw_task',
    right: 'task.withdraw',
    side: 'assigner',
    // What was handed back is withdrawn by taking it back, with the reason of the unit at hand.
    from: MOVES.withdraw.from.filter((state) => state !== 'handed_back'),
  },
  merge: { name: 'merge_task', right: 'task.merge', side: 'assigner', from: MOVES.merge.from },
  carry_over: {
    name: 'carry_over_task',
    right: 'task.carry_over',
    side: 'assigner',
    from: MOVES.carry_over.from,
  },
  reopen: { name: 'reopen_task', right: 'task.reopen', side: 'assigner', from: MOVES.reopen.from },
};
