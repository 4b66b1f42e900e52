import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPath } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { belowSql } from '../tasks/store/below-sql.ts';
import { AMENDMENT_ACTS } from './contract.ts';
import { AMENDMENT_STEPS, stepFits } from './rules/steps.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';

/**
 * The condition that a post may know of proposal `x` of an authority. A draft is its unit's own; afterwards it
 * is seen by whoever reads the whole authority, by the unit that holds the plan, by those above the unit that
 * proposes, and by the units that the changes touch.
 *
 * @throws Refusal NOT_ALLOWED for a post that has the right nowhere
 */
export function seesAmendment(actor: Actor, day: string): RawBuilder<boolean> {
  requireRight(actor, 'amendment.read');
  const top = actor.jurisdictionUnitId;
  const { authorityId } = actor;
  const whole = may(actor, 'amendment.read', { authorityId }).allowed;
  const ofAuthority = whole ? sql`x.authority_id = ${authorityId}` : sql`false`;
  return sql`(x.unit_id = ${top} or (x.state <> 'draft' and (${ofAuthority}
    or x.owner_unit_id = ${top}
    or exists (select from unnest(x.unit_ids || x.unit_id) as named
      where named in (${belowSql(top, day)})))))`;
}

/** What a post may do with a proposal now. */
export async function mayNow(
  db: Db | Tx,
  actor: Actor,
  record: AmendmentRecord,
  day: string,
): Promise<(typeof AMENDMENT_ACTS)[number][]> {
  const { authority_id: authorityId, unit_id: unitId, owner_unit_id: assignerUnitId } = record;
  const path = await unitPath(db, unitId, day);
  const thing = { authorityId, unitId, unitPath: path, assignerUnitId };
  const isOwn = unitId === actor.jurisdictionUnitId;
  return AMENDMENT_ACTS.filter((act) => {
    const step = AMENDMENT_STEPS[act];
    if ('isProposers' in step && !isOwn) return false;
    return stepFits(act, record.state) && may(actor, step.right, thing).allowed;
  });
}

/** @throws Refusal NOT_FOUND */
export function requireFound(record: AmendmentRecord | null | undefined): AmendmentRecord {
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  return record;
}
