import { z } from 'zod';
import { EVENT_KINDS, type EventKindName } from './event-kinds.ts';

/** Something that happened, as a webhook hears of it. */
export interface WebhookEvent {
  readonly kind: EventKindName;
  readonly subjectId: string;
  readonly at: Date;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** What is read of an entry of the journal. */
interface Entry {
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly before: unknown;
  readonly after: unknown;
}

/** Acts whose whole meaning is their name. */
const BY_ACT: Readonly<Record<string, EventKindName>> = {
  issue_plan: 'plan.issued',
  apply_amendment: 'plan.amended',
  sign_submission: 'report.submitted',
  accept_submission: 'report.accepted',
  return_submission: 'report.returned',
  approve_publication: 'publication.published',
  withdraw_publication: 'publication.withdrawn',
  give_feedback: 'feedback.received',
};

/** Facts of an entry that are handed on; everything else is asked for at the address. */
const SHOWN = ['state', 'version', 'number'] as const;

/** As much of a task's row as says what happened to it. */
const TaskRow = z.object({
  id: z.string(),
  state: z.string(),
  unit_id: z.string(),
  plan_id: z.string().nullish(),
  due_on: z.string().nullish(),
  percent: z.number().nullish(),
});
type TaskRow = z.infer<typeof TaskRow>;
const Tasks = z.object({ tasks: z.array(TaskRow) });

/** An act on more tasks than this is told as one of its plan, not one by one. */
const MOST_TASKS = 500;

const STATES: Readonly<Record<string, EventKindName>> = {
  accepted: 'task.accepted',
  handed_back: 'task.handed_back',
  reported: 'task.reported',
  closed: 'task.closed',
  suspended: 'task.stopped',
  withdrawn: 'task.stopped',
  merged: 'task.stopped',
  carried_over: 'task.stopped',
};
const WAS_DONE: ReadonlySet<string> = new Set(['reported', 'closed']);

/**
 * The events in one entry of the journal. What happened to tasks is read from their rows before and after, so
 * it is right for acts that are yet to be written; a cascade to thousands of units is one `plan.issued`.
 */
export function eventsOf(entry: Entry): WebhookEvent[] {
  const byAct = BY_ACT[entry.act];
  if (byAct !== undefined && EVENT_KINDS[byAct].subject === entry.subjectKind) {
    return [{ kind: byAct, subjectId: entry.subjectId, at: entry.at, facts: factsOf(entry.after) }];
  }
  const after = Tasks.safeParse(entry.after);
  if (!after.success || after.data.tasks.length > MOST_TASKS) return [];
  const before = new Map(
    (Tasks.safeParse(entry.before).data?.tasks ?? []).map((task) => [task.id, task]),
  );
  return after.data.tasks.flatMap((task) =>
    changesOf(before.get(task.id) ?? null, task).map((kind) => ({
      ...{ kind, subjectId: task.id, at: entry.at },
      facts: factsOfTask(kind, before.get(task.id) ?? null, task),
    })),
  );
}

function changesOf(before: TaskRow | null, after: TaskRow): EventKindName[] {
  if (before === null) return after.state === 'assigned' ? ['task.assigned'] : [];
  const kinds: EventKindName[] = [];
  if (before.unit_id !== after.unit_id) kinds.push('task.assigned');
  if (before.state !== after.state) {
    const isReopened = WAS_DONE.has(before.state) && !STATES[after.state];
    const kind = isReopened ? 'task.reopened' : STATES[after.state];
    if (kind !== undefined) kinds.push(kind);
  }
  const isFurther = (before.percent ?? 0) !== (after.percent ?? 0);
  if (isFurther && after.state === 'in_progress') kinds.push('task.progressed');
  if ((before.due_on ?? null) !== (after.due_on ?? null)) kinds.push('task.rescheduled');
  return kinds;
}

function factsOfTask(
  kind: EventKindName,
  before: TaskRow | null,
  { state, unit_id, plan_id, due_on, percent }: TaskRow,
): WebhookEvent['facts'] {
  return {
    ...{ planId: plan_id ?? null, unitId: unit_id, dueOn: due_on ?? null, state },
    ...(kind === 'task.progressed' ? { percent: percent ?? null } : {}),
    ...(kind === 'task.rescheduled' ? { dueBefore: before?.due_on ?? null } : {}),
  };
}

function factsOf(after: unknown): WebhookEvent['facts'] {
  const row: Readonly<Record<string, unknown>> = Object(after);
  return Object.fromEntries(
    SHOWN.flatMap((name) => {
      const value = row[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}
