import type { ActState, TaskAct, TaskState } from '../../../server/tasks/contract.ts';
import { ACT_RULES } from '../../../server/tasks/rules/acts.ts';

/** Acts that cannot be done now for one and the same reason. */
export interface RefusedGroup {
  readonly acts: readonly TaskAct[];
  readonly why: { readonly vi: string; readonly en: string };
}

/** What may be done now, and the rest gathered under its reasons, so that a reason is read once. */
export function groupActs(acts: readonly ActState[]): {
  readonly allowed: readonly TaskAct[];
  readonly refused: readonly RefusedGroup[];
} {
  const groups = new Map<string, { acts: TaskAct[]; why: RefusedGroup['why'] }>();
  for (const { act, allowed, why } of acts) {
    if (allowed || why === null) continue;
    const group = groups.get(why.en) ?? { acts: [], why };
    group.acts.push(act);
    groups.set(why.en, group);
  }
  const allowed = acts.filter((each) => each.allowed).map(({ act }) => act);
  return { allowed, refused: [...groups.values()] };
}

/** The act that the page offers as its one filled button: the step that moves the task on. */
const FORWARD: readonly TaskAct[] = [
  'accept_result',
  'take_back',
  'decide_extension',
  'accept',
  'reply',
  'report_progress',
  'report_done',
  'break_down',
  'resume',
];

export function mainAct(allowed: readonly TaskAct[]): TaskAct | null {
  return FORWARD.find((act) => allowed.includes(act)) ?? null;
}

/** Whether the state that was saved meanwhile leaves nothing to decide: someone else has decided. */
export function isDecided(act: TaskAct, saved: TaskState | undefined): boolean {
  return saved !== undefined && !ACT_RULES[act].from.includes(saved);
}
