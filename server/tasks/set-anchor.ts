import type { z } from 'zod';
import { anchorOf, dueFrom, type Term, termOf } from '../calendar/rules/anchor.ts';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { onTask } from './act-on-task.ts';
import type { TaskRow } from './contract.ts';
import type { Scene } from './move-task.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { requireOnTask } from './require-on-task.ts';
import { holdFollowers, moveDeadlines, saveAnchor } from './store/anchor-store.ts';
import { lockTask } from './store/load-task.ts';
import type { TaskRecord } from './store/task-record.ts';
import { loadWords, type WordsRecord } from './store/words-store.ts';
import { type setAnchor as endpoint, timingErrors } from './timing-contract.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Đặt mốc: the assigner says on which day the event happened that a deadline counts from. The deadlines of
 * all tasks of the same words follow in one act with one journal entry; the first deadline is the one that
 * the first anchor gave, and a later correction of the day keeps it.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, NO_ANCHOR, TERM_NEEDED
 */
export async function setAnchor(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  return onTask(platform, actor, 'set_anchor', { taskId, key }, async (scene) => {
    const { task, context, today } = scene;
    await requireOnTask(context.tx, actor, 'task.set_anchor', task, today);
    await refuseOutdated(scene, body.version);
    return followAnchor(scene, body);
  });
}

async function followAnchor(
  { task, context, today, at: earliest }: Scene,
  { onDay, source, term: given }: Body,
): Promise<TaskRecord> {
  const { tx, authorityId, author } = context;
  const { words_id: wordsId } = task;
  const term = termFor(await loadWords(tx, authorityId, wordsId), given);
  const dueOn = dueFrom(term, asDay(onDay), await timeRulesOn(tx, authorityId, today));
  const held = await holdFollowers(tx, authorityId, wordsId);
  // History stays in order for every row: the act happens after the last of their versions.
  const at = new Date(Math.max(earliest.getTime(), ...held.map(({ since }) => since.getTime())));
  const followers = held.map(({ id }) => id);
  await moveDeadlines(context, followers, dueOn, at);
  const anchor = { onDay: asDay(onDay), ...term, source };
  await saveAnchor(tx, authorityId, wordsId, anchor, { at, by: author.personId });
  await context.journal({
    subjectKind: 'task',
    subjectId: task.id,
    before: { dueOn: task.due_on },
    after: { dueOn, onDay, ...term, basis: source, wordsId, at, followers },
  });
  const saved = await lockTask(tx, authorityId, task.id);
  if (!saved) throw new Error(`Task ${task.id} was lost`);
  return saved;
}

/** The term that the words state; where they name only the event, the one that the assigner gives. */
function termFor({ deadline, quote }: WordsRecord, given: Term | null): Term {
  if (anchorOf(deadline, quote)?.kind !== 'event') throw new Refusal(timingErrors.NO_ANCHOR);
  const term = termOf(deadline.norm) ?? given;
  if (term === null) throw new Refusal(timingErrors.TERM_NEEDED);
  return term;
}
