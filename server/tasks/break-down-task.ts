import type { z } from 'zod';
import { formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { noteReach, unitPaths, unitRefs } from '../organisation/units.ts';
import { post } from '../plans/ledger.ts';
import type { Platform } from '../platform/act.ts';
import { entrySql } from '../platform/journal/journal.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { type breakDownTask as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { ACT_RULES } from './rules/acts.ts';
import { type DeadlineRefusal, partDeadline } from './rules/part-deadline.ts';
import { countParts } from './store/load-task.ts';
import { insertTasks } from './store/save-task.ts';
import { BLANK, movementsOf, type TaskRecord } from './store/task-record.ts';
import { insertWords, loadWords, type WordsRecord } from './store/words-store.ts';

type Body = z.output<(typeof endpoint)['body']>;

/** What a break-down adds: rows with words of their own, in the holder's authority. */
interface Parts {
  readonly authorityId: string;
  readonly tasks: readonly TaskRecord[];
  readonly words: readonly WordsRecord[];
}

/**
 * Phân rã: the unit that holds a task gives parts of it to units below it. The parts belong to the
 * holder's authority; where that is another than the assigner's, `superior` points up and each
 * authority's journal gets its own entry.
 *
 * @throws Refusal PART_NOT_BELOW, PART_AFTER_WHOLE, EARLY_DEADLINE, and those of {@link actOnTask}
 */
export async function breakDownTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  const request = { taskId, version: body.version, key };
  const row = await actOnTask(platform, actor, 'break_down', request, async (scene) => {
    const parts = await makeParts(scene, body);
    await saveParts(scene, parts);
    const said = { reason: body.earlyReason, partCount: parts.tasks.length };
    const added = { parts: parts.tasks, words: parts.words };
    if (parts.authorityId === scene.task.authority_id) {
      return { move: 'break_down', said: { ...said, ...added } };
    }
    const { name } = ACT_RULES.break_down;
    const entry = entrySql(
      platform.journalKey,
      scene.context.ids.next(),
      { name, authorityId: parts.authorityId, author: actor, key: null },
      scene.context.now,
      { subjectKind: 'task', subjectId: taskId, before: null, after: { ...said, ...added } },
    );
    await scene.context.defer(entry, 1);
    return { move: 'break_down', said };
  });
  if (row.authorityId !== actor.authorityId) platform.afterAct(actor.authorityId);
  return row;
}

async function makeParts(scene: Scene, body: Body): Promise<Parts> {
  const { context, actor, task, at, today } = scene;
  await requireBelow(scene, [...new Set(body.parts.map(({ unitId }) => unitId))]);
  const whole = await loadWords(context.tx, task.authority_id, task.words_id);
  // The holder of a task answers for it in its own authority: the one of the post that acts.
  const authorityId = actor.authorityId;
  const isSame = authorityId === task.authority_id;
  const before = await countParts(context.tx, task);
  const rules = await timeRulesOn(context.tx, authorityId, today);
  const made = body.parts.map((part, index) => {
    const { deadline, dueOn, refusal } = partDeadline(
      part.deadline,
      { deadline: whole.deadline, dueOn: task.due_on },
      { today, rules, hasReason: (body.earlyReason ?? '').trim().length >= 5 },
    );
    if (refusal) throw refuseDeadline(refusal);
    const words: WordsRecord = {
      ...whole,
      authority_id: authorityId,
      id: context.ids.next(),
      label:
        whole.label === null ? null : `${whole.label.replace(/\.$/, '')}.${before + index + 1}`,
      title: part.title,
      product: part.product,
      deadline,
      why: null,
    };
    const row: TaskRecord = {
      ...task,
      ...BLANK,
      authority_id: authorityId,
      id: context.ids.next(),
      words_id: words.id,
      parent_id: isSame ? task.id : null,
      superior_authority_id: isSame ? null : task.authority_id,
      superior_id: isSame ? null : task.id,
      layer: task.layer + 1,
      leader_id: isSame ? task.leader_id : null,
      is_group: false,
      unit_id: part.unitId,
      assigner_unit_id: task.unit_id,
      state: 'assigned',
      due_on: dueOn,
      first_due_on: dueOn,
      version: 1,
      since: at,
      changed_by: actor.personId,
    };
    return { words, row };
  });
  return {
    authorityId,
    tasks: made.map(({ row }) => row),
    words: made.map(({ words }) => words),
  };
}

async function saveParts({ context, at }: Scene, parts: Parts): Promise<void> {
  const { authorityId, tasks, words } = parts;
  await insertWords(context.tx, words);
  await insertTasks(context.tx, tasks);
  await noteReach(
    context.tx,
    authorityId,
    tasks.map(({ unit_id }) => unit_id),
  );
  await post(
    { ...context, authorityId, now: at },
    tasks.flatMap((task) => movementsOf(null, task)),
  );
}

/** A part goes to a unit under the one that holds the whole, never to that unit itself. */
async function requireBelow({ context, task, today }: Scene, unitIds: string[]): Promise<void> {
  const paths = await unitPaths(context.tx, unitIds, today);
  const outside = unitIds.find((id) => !paths.get(id)?.slice(1).includes(task.unit_id));
  if (outside === undefined) return;
  const names = await unitRefs(context.tx, [outside]);
  const unit = names.get(outside)?.name ?? outside;
  throw new Refusal(taskErrors.PART_NOT_BELOW, { unit });
}

function refuseDeadline({ why, part, whole }: DeadlineRefusal): Refusal {
  const facts = { part: formatDay(part), whole: whole === null ? '' : formatDay(whole) };
  return new Refusal(
    why === 'after_whole' ? taskErrors.PART_AFTER_WHOLE : taskErrors.EARLY_DEADLINE,
    facts,
  );
}
