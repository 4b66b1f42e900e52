import { sql } from 'kysely';
import {
  addDays,
  asDay,
  type Day,
  dayInVietnam,
  startOfDayInVietnam,
} from '../../calendar/rules/day.ts';
import { idAt } from '../../plans/rules/block-ids.ts';
import { type IssuedTasks, issuedTasks } from '../../plans/rules/issued-tasks.ts';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { BoardCell } from '../contract.ts';
import { movements } from '../rules/accounts.ts';
import { cellOf } from '../rules/board-cell.ts';
import { flagsOn } from '../rules/flags.ts';
import { daysLate, statusOn } from '../rules/status.ts';
import { BLANK, postable, type TaskRecord } from '../store/task-record.ts';
import type { MadeTurn } from '../store/turn-store.ts';

interface Entry {
  readonly authority_id: string;
  readonly at: Date;
  readonly act: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly person_id: string;
  readonly after: {
    readonly tasks?: readonly TaskRecord[] | IssuedTasks;
    readonly parts?: readonly TaskRecord[];
    readonly ownerUnitId?: string;
    readonly turns?: readonly MadeTurn[];
    readonly followers?: readonly string[];
    readonly dueOn?: Day;
    readonly at?: string;
    readonly directs?: { readonly personId: string | null };
    readonly party?: { readonly removed: boolean };
  } | null;
}

/** Tasks as the journal alone tells them at the end of a day, by id: no table of tasks is read. */
export async function replayTo(
  db: Db,
  authorityId: string,
  day: Day,
): Promise<Map<string, TaskRecord>> {
  const end = startOfDayInVietnam(addDays(day, 1));
  const entries = await rows(
    db,
    sql<Entry>`select authority_id, at, act, subject_kind, subject_id, person_id, after from journal
        where authority_id = ${authorityId} and at < ${end} order by id`,
  );
  const tasks = new Map<string, TaskRecord>();
  const named = new Map<string, string | null>();
  for (const entry of entries) {
    for (const task of tasksOf(entry, tasks)) tasks.set(task.id, task);
    const { directs, party, parts = [] } = entry.after ?? {};
    if (directs) named.set(entry.subject_id, party?.removed ? null : directs.personId);
    // What is carried over keeps its leader by name: nothing stands above it there.
    if (entry.act === 'carry_over_task')
      for (const { id } of parts) named.set(id, leaderOf(entry.subject_id, tasks, named));
  }
  return new Map(
    [...tasks].map(([id, task]) => [id, { ...task, leader_id: leaderOf(id, tasks, named) }]),
  );
}

/** The leader named for a task, or else for the nearest one above it. */
function leaderOf(
  id: string,
  tasks: ReadonlyMap<string, TaskRecord>,
  named: ReadonlyMap<string, string | null>,
): string | null {
  const task = tasks.get(id);
  const own = named.get(id) ?? null;
  if (own !== null || !task?.parent_id) return own;
  return leaderOf(task.parent_id, tasks, named);
}

function tasksOf(entry: Entry, tasks: ReadonlyMap<string, TaskRecord>): TaskRecord[] {
  const { after } = entry;
  if (!after) return [];
  if (entry.act === 'set_anchor') return followed(entry, tasks);
  if (entry.act === 'make_turns')
    return (after.turns ?? []).flatMap((turn) => made(entry, turn, tasks));
  if (entry.act === 'issue_plan' && entry.subject_kind === 'plan') return issued(entry);
  const changed = Array.isArray(after.tasks) ? (after.tasks as readonly TaskRecord[]) : [];
  return [...changed, ...(after.parts ?? [])].map((task) => ({
    ...task,
    since: new Date(task.since),
    reported_at: task.reported_at === null ? null : new Date(task.reported_at),
  }));
}

/** The rows that follow an anchor, with the deadline that it gave them. */
function followed(
  { after, person_id }: Entry,
  tasks: ReadonlyMap<string, TaskRecord>,
): TaskRecord[] {
  const { followers = [], dueOn, at } = after ?? {};
  if (dueOn === undefined || at === undefined) throw new Error('An anchor without its day');
  return followers.flatMap((id) => {
    const task = tasks.get(id);
    if (!task) return [];
    const version = task.version + 1;
    const dates = { due_on: dueOn, first_due_on: task.first_due_on ?? dueOn };
    return [{ ...task, ...dates, version, since: new Date(at), changed_by: person_id }];
  });
}

/** The rows of one turn, from the rows that stand for its duty. */
function made(
  { at, person_id }: Entry,
  { parents, goesOn, officers, firstId, period, dueOn }: MadeTurn,
  tasks: ReadonlyMap<string, TaskRecord>,
): TaskRecord[] {
  return parents.map((parentId, index) => {
    const duty = tasks.get(parentId);
    if (!duty) throw new Error(`The journal makes a turn of ${parentId}, which it never gave`);
    const accepted = goesOn[index] ?? false;
    return {
      ...duty,
      ...BLANK,
      ...{ id: idAt(firstId, index), parent_id: parentId, is_group: false },
      ...{ state: accepted ? ('accepted' as const) : ('assigned' as const) },
      officer_id: accepted ? (officers[index] ?? null) : null,
      ...{ due_on: dueOn, first_due_on: dueOn, occurrence: period },
      ...{ version: 1, since: at, changed_by: person_id },
    };
  });
}

function issued({ authority_id, at, subject_id, person_id, after }: Entry): TaskRecord[] {
  const ownerUnitId = after?.ownerUnitId ?? '';
  return issuedTasks(after?.tasks as IssuedTasks, ownerUnitId).map((task) => ({
    ...BLANK,
    ...{ authority_id, id: task.id, plan_id: subject_id, words_id: task.wordsId },
    ...{ field_id: task.fieldId, parent_id: task.parentId, occurrence: task.occurrence },
    ...{ superior_authority_id: null, superior_id: null, layer: 0, is_group: task.isGroup },
    leader_id: null,
    ...{ unit_id: task.unitId, assigner_unit_id: ownerUnitId },
    state: task.isGroup ? ('in_progress' as const) : ('assigned' as const),
    ...{
      due_on: task.dueOn,
      first_due_on: task.dueOn,
      version: 1,
      since: at,
      changed_by: person_id,
    },
  }));
}

/** The cell of a board over some tasks on a day, from the pure rules one task at a time. */
export function cellOfTasks(tasks: Iterable<TaskRecord>, day: Day): BoardCell {
  const cell = { ...cellOf([], day) };
  for (const task of tasks) {
    if (task.is_group) continue;
    const facts = factsOf(task);
    const status = statusOn(facts, day);
    const flags = flagsOn(facts, day);
    if (status === 'HT_DUNG_HAN') cell.doneOnTime += 1;
    if (status === 'HT_QUA_HAN') cell.doneLate += 1;
    if (status === 'DTH_TRONG_HAN') cell.openWithin += 1;
    if (status === 'DTH_KHONG_HAN') cell.openNoDeadline += 1;
    if (status === 'DTH_QUA_HAN' || status === 'CHUYEN_KY') cell.openOverdue += 1;
    if (status === 'TAM_DUNG') cell.suspended += 1;
    if (status === 'THU_HOI') cell.withdrawn += 1;
    if (flags.includes('NOT_ACCEPTED')) cell.notAccepted += 1;
    if (flags.includes('AWAITING_RESULT')) cell.awaiting += 1;
    if (flags.includes('SILENT')) cell.silent += 1;
    if (flags.includes('DUE_SOON')) cell.dueSoon += 1;
  }
  const done = cell.doneOnTime + cell.doneLate;
  cell.due = done + cell.openOverdue;
  cell.total = done + cell.openWithin + cell.openNoDeadline + cell.openOverdue;
  return cell;
}

/** What the rules of status and flags look at. */
export function factsOf(task: TaskRecord) {
  return {
    state: task.state,
    dueOn: task.due_on === null ? null : asDay(task.due_on),
    finishedOn: task.finished_on,
    assignedOn: dayInVietnam(task.since),
    lastUpdatedOn: task.reported_at && dayInVietnam(task.reported_at),
    evidenceCount: task.evidence_count,
  };
}

/** Days late of the open tasks. */
export function lateness(tasks: Iterable<TaskRecord>, day: Day): number[] {
  return [...tasks]
    .filter(({ state, is_group }) => !is_group && state !== 'closed')
    .map((task) => daysLate(factsOf(task), day))
    .filter((days) => days > 0);
}

/** The same cell by way of the ledger's own rule: movements of each task, summed. */
export function cellOfLedger(tasks: Iterable<TaskRecord>, day: Day): BoardCell {
  const lines = [...tasks].flatMap((task) => movements(null, postable(task)));
  return cellOf(
    lines.map(({ account, dueOn, delta }) => ({ account, dueOn, count: delta })),
    day,
  );
}

/** Ids of the parts of a task, in whichever authority. */
export async function tasksUnderSuperior(db: Db, task: TaskRecord): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from task
        where (authority_id = ${task.authority_id} and parent_id = ${task.id})
          or (superior_authority_id = ${task.authority_id} and superior_id = ${task.id})`,
  );
  return found.map(({ id }) => id);
}
