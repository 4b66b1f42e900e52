import type { z } from 'zod';
import { anchorOf, dueFrom, type Term, termOf } from '../calendar/rules/anchor.ts';
import { asDay, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { reachOf } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskRow } from './contract.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { requireOnTask } from './require-on-task.ts';
import { shapeRows } from './shape-rows.ts';
import { holdFollowers, moveDeadlines, saveAnchor } from './store/anchor-store.ts';
import { findTask, lockTask } from './store/load-task.ts';
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
  const authorities = await reachOf(platform.db, actor);
  const found = await findTask(platform.db, authorities, taskId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const authorityId = found.authority_id;
  const request = { name: 'set_anchor', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const task = await lockTask(tx, authorityId, taskId);
    if (!task) throw new Refusal(platformErrors.NOT_FOUND);
    const today = dayInVietnam(now);
    await requireOnTask(tx, actor, 'task.set_anchor', task, today);
    await refuseOutdated(
      { context, task, actor, at: now, today, platform, actName: request.name },
      body.version,
    );
    const words = await loadWords(tx, authorityId, task.words_id);
    const term = termFor(words, body.term);
    const rules = await timeRulesOn(tx, authorityId, today);
    const dueOn = dueFrom(term, asDay(body.onDay), rules);
    const followers = await holdFollowers(tx, authorityId, task.words_id);
    // History stays in order for every row: the act happens after the last of their versions.
    const at = new Date(Math.max(now.getTime(), ...followers.map(({ since }) => since.getTime())));
    const ids = followers.map(({ id }) => id);
    await moveDeadlines(context, ids, dueOn, at);
    const { onDay, source } = body;
    const anchor = { onDay: asDay(onDay), ...term, source };
    await saveAnchor(tx, authorityId, task.words_id, anchor, { at, by: actor.personId });
    await context.journal({
      subjectKind: 'task',
      subjectId: task.id,
      before: { dueOn: task.due_on },
      after: { dueOn, onDay, ...term, basis: source, wordsId: task.words_id, at, followers: ids },
    });
    const saved = await findTask(tx, [authorityId], task.id);
    const [row] = saved ? await shapeRows(tx, authorities, [saved], today, actor.limits) : [];
    if (!row) throw new Error(`Task ${task.id} was not found after its act`);
    return row;
  });
}

/** The term that the words state; where they name only the event, the one that the assigner gives. */
function termFor({ deadline, quote }: WordsRecord, given: Term | null): Term {
  if (anchorOf(deadline, quote)?.kind !== 'event') throw new Refusal(timingErrors.NO_ANCHOR);
  const term = termOf(deadline.norm) ?? given;
  if (term === null) throw new Refusal(timingErrors.TERM_NEEDED);
  return term;
}
