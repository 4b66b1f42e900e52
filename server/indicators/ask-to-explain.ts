import { sql } from 'kysely';
import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { reachOf, unitPath } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import {
  type answerQuestion as answerEndpoint,
  type askToExplain as askEndpoint,
  indicatorErrors,
  type Question,
} from './contract.ts';
import { answersFor, shapeQuestions } from './questions-view.ts';
import { requireOnUnit, seenIndicator } from './require-on-indicator.ts';
import { shapeTargets } from './shape-targets.ts';
import {
  findQuestions,
  insertQuestion,
  type QuestionRecord,
  saveAnswer,
} from './store/question-store.ts';
import { findTargets, type TargetRecord } from './store/target-store.ts';

/**
 * Yêu cầu giải trình: asks the unit that answers for a target why it stands as it does, by a day. How it stood
 * is kept with the question.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, DUE_PASSED, ALREADY_ASKED
 */
export async function askToExplain(
  platform: Platform,
  actor: Actor,
  targetId: string,
  { words, dueOn }: z.output<(typeof askEndpoint)['body']>,
  key: string | null,
): Promise<Question> {
  const sight = await openSight(platform, actor);
  const target = await seenTarget(sight, targetId);
  const { authority_id: authorityId } = target;
  const indicator = await seenIndicator(sight, target.indicator_id);
  await requireOnUnit(platform.db, actor, 'indicator.ask', indicator, target.unit_id, sight.day);
  const today = sight.day;
  if (dueOn < today) {
    const facts = { day: formatDay(asDay(dueOn)), today: formatDay(today) };
    throw new Refusal(indicatorErrors.DUE_PASSED, facts);
  }
  const { rows } = await shapeTargets(sight, authorityId, [target]);
  const judgement = rows[0]?.judgement;
  const act = { name: 'ask_to_explain', authorityId, author: actor, key };
  return perform(platform, act, async ({ tx, ids, now, journal }) => {
    const open = sql<boolean>`q.target_id = ${targetId} and q.answered_at is null`;
    const [asked] = await findQuestions(tx, [authorityId], open, new Date(now.getTime() + 1));
    if (asked) {
      throw new Refusal(indicatorErrors.ALREADY_ASKED, { day: formatDay(asDay(asked.due_on)) });
    }
    const question: QuestionRecord = {
      ...{ authority_id: authorityId, id: ids.next(), target_id: targetId },
      ...{ indicator_id: target.indicator_id, unit_id: target.unit_id, words },
      ...{ due_on: asDay(dueOn), class: judgement?.class ?? 'no_data' },
      ...{ reason: judgement?.reason.vi ?? '', asked_by: actor.personId },
      ...{ asked_post_id: actor.postId, asked_unit_id: actor.unitId, asked_at: now },
      ...{ answer: null, answered_by: null, answered_post_id: null, answered_at: null },
    };
    await insertQuestion(tx, question);
    await journal({
      ...{ subjectKind: 'target', subjectId: targetId, before: null },
      after: { questionId: question.id, words, dueOn, unitId: target.unit_id },
    });
    return one(await shapeQuestions(tx, actor, sight.day, [question]));
  });
}

/**
 * Giải trình: the unit asked answers in words, once.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ALREADY_ANSWERED
 */
export async function answerQuestion(
  platform: Platform,
  actor: Actor,
  id: string,
  { answer }: z.output<(typeof answerEndpoint)['body']>,
  key: string | null,
): Promise<Question> {
  const sight = await openSight(platform, actor);
  const authorities = await reachOf(platform.db, actor);
  const now = platform.clock();
  const soon = new Date(now.getTime() + 60_000);
  const [found] = await findQuestions(platform.db, authorities, sql`q.id = ${id}`, soon);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const { authority_id: authorityId, unit_id: unitId } = found;
  const thing = { authorityId, unitId, unitPath: await unitPath(platform.db, unitId, sight.day) };
  requireMay(actor, 'indicator.read', thing);
  if (!answersFor(actor, thing)) throw new Refusal(platformErrors.NOT_ALLOWED);
  const act = { name: 'answer_question', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const answered: QuestionRecord = {
      ...found,
      ...{ answer, answered_by: actor.personId, answered_post_id: actor.postId },
      answered_at: context.now,
    };
    if (!(await saveAnswer(context.tx, answered))) {
      throw new Refusal(indicatorErrors.ALREADY_ANSWERED);
    }
    await context.journal({
      ...{ subjectKind: 'target', subjectId: found.target_id, before: null },
      after: { questionId: id, answer },
    });
    return one(await shapeQuestions(context.tx, actor, sight.day, [answered]));
  });
}

/** A followed target that a post may read. @throws Refusal NOT_FOUND */
export async function seenTarget(sight: TaskSight, id: string): Promise<TargetRecord> {
  for (const authorityId of sight.authorities) {
    const [found] = await findTargets(sight, authorityId, sql`t.id = ${id}`);
    if (!found) continue;
    await seenIndicator(sight, found.indicator_id);
    return found;
  }
  throw new Refusal(platformErrors.NOT_FOUND);
}

function one(questions: readonly Question[]): Question {
  const [question] = questions;
  if (!question) throw new Error('A question was not found after its act');
  return question;
}
