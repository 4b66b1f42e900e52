import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { post } from '../plans/ledger.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { entrySql, type JournalEntry } from '../platform/journal/journal.ts';
import type { TaskState } from './contract.ts';
import { type Move, standingAfter } from './rules/transitions.ts';
import { nextVersion, saveSql, type TaskChange } from './store/save-task.ts';
import { movementsOf, type TaskRecord } from './store/task-record.ts';

/** What an act works with once it may go on: its transaction, its author, the task with its row held. */
export interface Scene {
  readonly platform: Pick<Platform, 'journalKey'>;
  /** How the journal names the act. */
  readonly actName: string;
  readonly context: ActContext;
  readonly actor: Actor;
  readonly task: TaskRecord;
  /** Never before the task's present version began, so that history stays in order. */
  readonly at: Date;
  readonly today: Day;
}

/** What an act decided. */
export interface Decision {
  readonly move: Move;
  readonly change?: TaskChange;
  /** For a move that closes: the day of the submission that was accepted. */
  readonly submittedOn?: Day;
  /** For `resume`: the state in which the task was when it was suspended. */
  readonly stateBefore?: TaskState;
  /** What was said with the act (reason, report …), kept in its journal entry. */
  readonly said?: Readonly<Record<string, unknown>>;
}

/**
 * Saves where the task stands after a move, with its journal entry and its postings. The writes go out at
 * the end of the act: what reads tasks after this must take the record given back for the stored one.
 */
export async function moveTask(scene: Scene, decision: Decision): Promise<TaskRecord> {
  const { task } = scene;
  const standing = { state: task.state, finishedOn: task.finished_on };
  const next = standingAfter(standing, decision.move, decision);
  if (!next) throw new Error(`No move ${decision.move} from ${task.state}`);
  const change = { ...decision.change, state: next.state, finished_on: next.finishedOn };
  return changeTask(scene, change, decision.said);
}

/** Saves a change of the task's row, with its journal entry and its postings, in the authority that owns it. */
export async function changeTask(
  scene: Scene,
  change: TaskChange,
  said: Readonly<Record<string, unknown>> = {},
): Promise<TaskRecord> {
  const { context, task, at } = scene;
  const saved = nextVersion(task, change, at, context.author.personId);
  const { history, row } = saveSql(saved);
  await context.defer(history, 1);
  await context.defer(row, 1);
  await journalIn(scene, task.authority_id, {
    subjectKind: 'task',
    subjectId: task.id,
    before: { tasks: [task] },
    after: { tasks: [saved], ...said },
  });
  const { authority_id: authorityId } = task;
  await post({ ...context, authorityId, now: at }, movementsOf(task, saved));
  return saved;
}

/** Writes an entry of the act into the journal of an authority: each keeps what was done to its own. */
export async function journalIn(
  scene: Scene,
  authorityId: string,
  entry: JournalEntry,
): Promise<void> {
  const { context, platform, actor, actName } = scene;
  if (authorityId === context.authorityId) return context.journal(entry);
  const request = { name: actName, authorityId, author: actor, key: null };
  const id = context.ids.next();
  await context.defer(entrySql(platform.journalKey, id, request, context.now, entry), 1);
}
