import { TASK_ACTS, type TaskAct } from '../contract.ts';
import { ACT_RULES } from './act-rules.ts';

/** Acts that change one row and nothing beside it: taking them back takes back all of them. */
export const UNDOABLE: readonly TaskAct[] = [
  'accept',
  'hand_back',
  'forward',
  'delegate',
  'insist',
  'suspend',
  'resume',
  'withdraw',
  'merge',
  'reopen',
];

/** How long an act can be taken back, in milliseconds; the notice that offers it is gone much sooner. */
const UNDO_MS = 10 * 60_000;

/** The entry of the last act on a task. */
export interface LastEntry {
  readonly act: string;
  readonly at: Date;
  readonly personId: string;
  readonly postId: string;
  /** The act moved other tasks too: parts that rest with their whole. */
  readonly movedOthers: boolean;
}

/** The act that may be taken back by this author now; null where none may. */
export function undoableAct(
  last: LastEntry,
  { by, now }: { by: { readonly personId: string; readonly postId: string }; now: Date },
): TaskAct | null {
  if (last.movedOthers || now.getTime() - last.at.getTime() > UNDO_MS) return null;
  if (last.personId !== by.personId || last.postId !== by.postId) return null;
  const act = TASK_ACTS.find((each) => ACT_RULES[each].name === last.act);
  return act !== undefined && UNDOABLE.includes(act) ? act : null;
}
