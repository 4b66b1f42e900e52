import { sql } from 'kysely';
import { z } from 'zod';
import { namesOfPlans } from '../../amendments/store/plan-names.ts';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import { type Moment, momentOf } from '../../directives/moment.ts';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import { unitRefs } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { Id } from '../../platform/contract.ts';
import type { Db } from '../../platform/database/database.ts';
import { keptPage, wordsIn } from '../../platform/database/kept-list.ts';
import type { FeedbackRow, listFeedback } from './contract.ts';
import { maySetTerms } from './feedback-settings.ts';
import { seesFeedback } from './feedback-sight.ts';
import { isLate } from './rules/feedback-rules.ts';
import { OPEN_STATES } from './rules/steps.ts';
import { type FeedbackRecord, feedbacks } from './store/feedback-table.ts';
import { waitingFeedback } from './waiting-feedback.ts';

export type FeedbackQuery = z.output<(typeof listFeedback)['query']>;
type Reply = z.output<(typeof listFeedback)['reply']>;
const Cursor = z.tuple([z.string().max(60), Id]);

/** Feedback that the post may read, the latest first, and how much waits for it. @throws Refusal NOT_ALLOWED */
export async function feedbackListView(
  { db, clock }: Platform,
  actor: Actor,
  query: FeedbackQuery,
): Promise<Reply> {
  const moment = momentOf(clock, query.asOf);
  const sort = query.sort ?? '-number';
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const { found, total } = await keptPage(db, feedbacks, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      seesFeedback(actor, moment.day),
      ...wordsIn(sql`x.folded`, words),
      ...(query.state ? [sql`x.state = ${query.state}`] : []),
      ...(query.kind ? [sql`x.kind = ${query.kind}`] : []),
      ...(query.planId ? [sql`x.plan_id = ${query.planId}`] : []),
      ...(query.taskId ? [sql`x.task_id = ${query.taskId}`] : []),
      ...(query.unitId ? [sql`x.unit_id = ${query.unitId}`] : []),
      ...(query.late ? [lateSql(moment.day)] : []),
    ],
    key: sort.endsWith('deadline') ? sql`x.answer_by::text` : sql`to_char(x.number, 'FM000000000')`,
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await feedbackRows(db, shown, moment),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    waiting: await waitingFeedback(db, actor, dayInVietnam(clock())),
    maySet: maySetTerms(actor),
  };
}

const lateSql = (day: string) =>
  sql`x.state = any(${[...OPEN_STATES]}::text[]) and x.answer_by < ${day}`;

/** Feedback as rows of a list. */
export async function feedbackRows(
  db: Db,
  records: readonly FeedbackRecord[],
  { day }: Pick<Moment, 'day'>,
): Promise<FeedbackRow[]> {
  const units = await unitRefs(
    db,
    records.map(({ unit_id }) => unit_id),
  );
  const plans = await namesOfPlans(db, records);
  return records.map((record) => {
    const { id, number, kind, state, words, subject, draft, doubts, unit_id, plan_id } = record;
    const isOpen = OPEN_STATES.includes(state);
    const answeredOn = record.answered_at && dayInVietnam(record.answered_at);
    return {
      ...{ id, number, kind, state, words, subject, taskKey: record.task_key },
      plan: plans.get(plan_id) ?? { id: plan_id, number: null, title: '' },
      unit: units.get(unit_id) ?? { id: unit_id, name: '', shortName: null },
      ...{ receivedAt: record.received_at.toISOString(), answerBy: record.answer_by, answeredOn },
      late: (isOpen || answeredOn !== null) && isLate(record.answer_by, answeredOn, day),
      ...{ submitted: draft?.submitted ?? false, doubts: [...doubts] },
    };
  });
}
