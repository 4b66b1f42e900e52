import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { requireRight } from '../../organisation/require-may.ts';
import { may, type Thing } from '../../organisation/rules/may.ts';
import { unitPath } from '../../organisation/units.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { belowSql } from '../../tasks/store/below-sql.ts';
import { FEEDBACK_ACTS, FEEDBACK_STEPS, stepFits } from './rules/steps.ts';
import type { FeedbackRecord } from './store/feedback-table.ts';

/**
 * The condition that a post may read feedback `x` of its own authority: all of it, or what its unit and those
 * under it answer.
 *
 * @throws Refusal NOT_ALLOWED for a post that has the right nowhere
 */
export function seesFeedback(actor: Actor, day: string): RawBuilder<boolean> {
  requireRight(actor, 'feedback.read');
  const { authorityId, jurisdictionUnitId } = actor;
  if (may(actor, 'feedback.read', { authorityId }).allowed) return sql`true`;
  return sql`x.unit_id in (${belowSql(jurisdictionUnitId, day)})`;
}

/** A feedback as rights see it. */
export async function thingOf(
  db: Db | Tx,
  { authority_id, unit_id }: Pick<FeedbackRecord, 'authority_id' | 'unit_id'>,
  day: string,
): Promise<Thing> {
  const path = await unitPath(db, unit_id, day);
  return { authorityId: authority_id, unitId: unit_id, unitPath: path };
}

/** What a post may do with it now. */
export function mayNow(
  actor: Actor,
  record: FeedbackRecord,
  thing: Thing,
  isPublished: boolean,
): (typeof FEEDBACK_ACTS)[number][] {
  return FEEDBACK_ACTS.filter((act) => {
    if (act === 'unpublish' && !isPublished) return false;
    if (act === 'publish' && !record.may_publish) return false;
    return stepFits(act, record) && may(actor, FEEDBACK_STEPS[act].right, thing).allowed;
  });
}
