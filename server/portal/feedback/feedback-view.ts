import { sql } from 'kysely';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import { momentOf } from '../../directives/moment.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import { may } from '../../organisation/rules/may.ts';
import { personNames } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Feedback } from './contract.ts';
import { feedbackErrors } from './errors-contract.ts';
import { feedbackRows } from './feedback-list-view.ts';
import { mayNow, seesFeedback, thingOf } from './feedback-sight.ts';
import { openContact } from './secrets.ts';
import { publishedOf } from './store/answer-store.ts';
import { sealedContact } from './store/contact-store.ts';
import { addressOfFeedback } from './store/feedback-address.ts';
import { type FeedbackRecord, feedbacks } from './store/feedback-table.ts';

type Means = Pick<Platform, 'db' | 'clock'>;

/** A feedback that the post may read, as it was at a moment. @throws Refusal NOT_FOUND, NOT_ALLOWED */
async function openedFeedback(
  { db, clock }: Means,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<FeedbackRecord> {
  const moment = momentOf(clock, asOf);
  const sees = seesFeedback(actor, moment.day);
  const found = await firstRow(
    db,
    sql<FeedbackRecord>`select * from (${feedbacks.at(actor.authorityId, moment.endOfDay)}) x
        where x.id = ${id} and ${sees}`,
  );
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found;
}

/** One feedback with its answer and what may be done with it now; who wrote it is asked for apart. */
export async function feedbackView(
  platform: Means,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<Feedback> {
  const { db, clock } = platform;
  const moment = momentOf(clock, asOf);
  const record = await openedFeedback(platform, actor, id, asOf);
  const { authority_id: authorityId, draft, lang, answer, said, version } = record;
  const [row] = await feedbackRows(db, [record], moment);
  if (!row) throw new Error('A feedback has no row');
  const isNow = moment.endOfDay === null;
  const kept = isNow ? await sealedContact(db, { authorityId, feedbackId: id }) : null;
  const published = isNow ? await publishedOf(db, authorityId, id) : null;
  const people = [draft?.by, record.answered_by].filter((by) => by != null);
  const names = await personNames(db, people);
  const thing = await thingOf(db, record, dayInVietnam(clock()));
  return {
    ...{ ...row, lang, answer, said, version, taskId: record.task_id },
    ...{ moreWords: record.more_words, moreAt: record.more_at?.toISOString() ?? null },
    draft: draft && { ...draft, by: names.get(draft.by) ?? '' },
    answeredAt: record.answered_at?.toISOString() ?? null,
    answeredBy: record.answered_by && (names.get(record.answered_by) ?? ''),
    contact: kept && PARTS.filter((part) => kept.given.includes(part)),
    ...{ eraseOn: kept?.eraseOn ?? null, mayPublish: record.may_publish },
    published: published && {
      ...{ question: published.question, answer: published.answer },
      publishedAt: published.publishedAt.toISOString(),
    },
    address: await addressOfFeedback(db, record),
    may: isNow ? mayNow(actor, record, thing, published !== null) : [],
    maySeeContact: kept !== null && may(actor, 'feedback.answer', thing).allowed,
  };
}

const PARTS = ['name', 'email', 'phone'] as const;

/**
 * How the writer can be reached, for whoever answers.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, FEEDBACK_ERASED where nothing was left or its time is over
 */
export async function feedbackContactView(
  platform: Pick<Platform, 'db' | 'clock' | 'journalKey'>,
  actor: Actor,
  id: string,
) {
  const { db, clock, journalKey } = platform;
  const record = await openedFeedback(platform, actor, id);
  requireMay(actor, 'feedback.answer', await thingOf(db, record, dayInVietnam(clock())));
  const of = { authorityId: record.authority_id, id };
  const kept = await sealedContact(db, { authorityId: of.authorityId, feedbackId: id });
  if (!kept) throw new Refusal(feedbackErrors.FEEDBACK_ERASED);
  return { ...openContact(journalKey, of, kept.sealed), eraseOn: kept.eraseOn };
}
