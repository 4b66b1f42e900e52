import type { Day } from '../calendar/rules/day.ts';
import { noteReach } from '../organisation/units.ts';
import { insertCoordinators } from '../plans/store/plan-store.ts';
import { run } from '../platform/database/rows.ts';
import { type ChangedTask, changeTasks } from './change-tasks.ts';
import type { Scene } from './move-task.ts';
import { isOpen } from './rules/status.ts';
import { copyAnchor } from './store/anchor-store.ts';
import { classLineBefore, partsOnDeadline } from './store/moved-parts.ts';
import {
  coordinatorIds,
  copyWordParties,
  currentParty,
  endParty,
  type PartyRecord,
  partySql,
} from './store/party-store.ts';
import { lockLine } from './store/plan-lines.ts';
import type { TaskChange } from './store/save-task.ts';
import type { TaskRecord } from './store/task-record.ts';
import { insertWords, loadWords, type WordsRecord } from './store/words-store.ts';

/** What an amendment makes of the words of a line; what is left out stays as it is. */
export interface NewWording {
  readonly words: Partial<
    Pick<
      WordsRecord,
      'title' | 'product' | 'deadline' | 'directive_id' | 'clause_id' | 'quote' | 'starts' | 'ends'
    >
  >;
  /** The deadline in force from now on; the first one and every one since stay. */
  readonly dueOn?: Day;
  readonly coordinatorIds?: readonly string[];
}

type SaidOfIt = Readonly<Record<string, unknown>>;

/**
 * Gives a line of a plan (lời giao) other words: the line and its parts keep their ids and stand on new words
 * from now on, and every day before still reads the old ones.
 *
 * Rule for parts: those that stood on the deadline move with it, others keep theirs, as when an extension is
 * granted.
 */
export async function rewordLine(scene: Scene, next: NewWording, said: SaidOfIt): Promise<void> {
  const { context, task } = scene;
  const { tx, ids, authorityId } = context;
  const rows = await lockLine(tx, task);
  const deeper = next.dueOn === undefined ? [] : await partsOnDeadline(tx, task);
  const old = await loadWords(tx, authorityId, task.words_id);
  const words: WordsRecord = { ...old, ...next.words, id: ids.next() };
  await insertWords(tx, [words]);
  await copyAnchor(tx, authorityId, old.id, words.id);
  const named = next.coordinatorIds;
  await copyWordParties(tx, authorityId, old.id, words.id, named === undefined);
  if (named !== undefined) {
    const parties = named.map((unitId) => {
      return { wordsId: words.id, unitId, written: '', implied: false };
    });
    await insertCoordinators(tx, authorityId, parties);
    await noteReach(tx, authorityId, [...named]);
  }
  const { dueOn } = next;
  const follows = (row: TaskRecord) =>
    row.id === task.id || (row.due_on === task.due_on && isOpen(row.state));
  const changes: ChangedTask[] = rows.map((row) => {
    const moved = dueOn !== undefined && follows(row) ? moveTo(row, dueOn) : {};
    return { task: row, change: { words_id: words.id, ...moved } };
  });
  const own = new Set(rows.map(({ id }) => id));
  for (const part of deeper) {
    if (dueOn !== undefined && !own.has(part.id)) {
      changes.push({ task: part, change: moveTo(part, dueOn) });
    }
  }
  const [saved] = await changeTasks(scene, changes, said);
  if (named !== undefined && saved) await arrangeCoordinators(scene, task, named);
}

/** Moves the deadline of one unit's part of a line, with what stood on it below; the words stay the line's. */
export async function moveDeadlineOfPart(scene: Scene, dueOn: Day, said: SaidOfIt): Promise<void> {
  const { context, task } = scene;
  const line = await classLineBefore(context.tx, task, dueOn);
  const below = await partsOnDeadline(context.tx, task);
  const moved = [task, ...below, ...(line ? [line] : [])];
  const changes = moved.map((row) => ({ task: row, change: moveTo(row, dueOn) }));
  await changeTasks(scene, changes, said);
}

function moveTo(row: TaskRecord, dueOn: Day): TaskChange {
  return { due_on: dueOn, first_due_on: row.first_due_on ?? row.due_on };
}

/** Whoever was arranged or taken out since the issue gives way to what the amendment names. */
async function arrangeCoordinators(
  { context, at }: Scene,
  task: TaskRecord,
  named: readonly string[],
): Promise<void> {
  const { tx, ids, author } = context;
  const standing = await coordinatorIds(tx, task);
  const left = standing.filter((id) => !named.includes(id));
  const missing = named.filter((id) => !standing.includes(id));
  for (const unitId of [...left, ...missing]) {
    const before = await currentParty(tx, task, 'coordinate', unitId);
    if (before) await endParty(tx, before, at);
    if (left.includes(unitId)) continue;
    const party: PartyRecord = {
      ...{ authority_id: task.authority_id, id: ids.next(), task_id: task.id },
      ...{ role: 'coordinate', unit_id: unitId, person_id: null, duty: null, due_on: null },
      ...{ removed: false, since: at, changed_by: author.personId },
    };
    await run(tx, partySql([party]));
  }
}
