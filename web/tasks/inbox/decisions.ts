import type { InboxItem, TaskAct } from '../../../server/tasks/contract.ts';

/** The acts that decide an item: `a` opens the first, `x` the second where there is one. */
export const DECISIONS = {
  accept: ['accept', 'hand_back'],
  decide_hand_back: ['take_back', 'insist'],
  decide_result: ['accept_result', 'return_result'],
  report: ['report_progress', 'report_done'],
  returned: ['report_done', 'report_progress'],
  reply: ['reply'],
  stage: ['pass_stage', 'report_progress'],
  decide_extension: ['decide_extension'],
  decide_explanation: ['decide_explanation'],
  explain: ['explain', 'report_done'],
  // The letter itself is answered on its own sheet; here the work is moved on.
  answer_urging: ['report_progress', 'report_done'],
} as const satisfies Record<InboxItem['kind'], readonly [TaskAct, TaskAct?]>;

/** The order in which the kinds stand as filters: what blocks others first. */
export const INBOX_KINDS = [
  'decide_extension',
  'decide_explanation',
  'explain',
  'answer_urging',
  'decide_hand_back',
  'decide_result',
  'accept',
  'returned',
  'reply',
  'stage',
  'report',
] as const satisfies readonly InboxItem['kind'][];

/** The item to look at when one has left the list: the one that took its place, otherwise the one before. */
export function nextAfter(ids: readonly string[], left: string): string | null {
  const at = ids.indexOf(left);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
