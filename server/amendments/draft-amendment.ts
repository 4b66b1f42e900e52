import type { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { authorityOfUnit } from '../organisation/units.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnAmendment, type Saved } from './act-on-amendment.ts';
import { checkChanges } from './check-changes.ts';
import type { draftAmendment as draftEndpoint, saveAmendment as saveEndpoint } from './contract.ts';
import { amendmentErrors } from './errors-contract.ts';
import { placeOf } from './read-thing.ts';
import { type AmendmentRecord, amendments, nextNumber } from './store/amendment-table.ts';

/**
 * Soạn đề nghị điều chỉnh, bổ sung: a draft of changes to an issued plan, of the unit that proposes. It is
 * seen by nobody else before it is proposed.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED and those of {@link checkChanges}
 */
export async function draftAmendment(
  platform: Platform,
  actor: Actor,
  { planId, title, changes }: z.output<(typeof draftEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  requireRight(actor, 'amendment.propose');
  const plan = await seenPlan(platform.db, actor, planId, momentOf(platform.clock, undefined));
  const { authorityId } = plan;
  await refuseElsewhere(platform, plan);
  const unitId = actor.jurisdictionUnitId;
  requireMay(actor, 'amendment.propose', { authorityId, unitId });
  const act = { name: 'draft_amendment', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, ids, now } = context;
    const number = await nextNumber(tx, authorityId);
    const at = placeOf(tx, { authority_id: authorityId, plan_id: planId }, now);
    const checked = await checkChanges({ ...at, db: tx }, actor, unitId, changes);
    const record: AmendmentRecord = {
      ...{ authority_id: authorityId, id: ids.next(), version: 1, since: now },
      ...{ changed_by: actor.personId, number, plan_id: planId, owner_unit_id: plan.owner.id },
      ...{ unit_id: unitId, proposed_by: actor.personId, title, folded: foldedOf(title, number) },
      ...{ state: 'draft', changes: checked.changes, unit_ids: checked.unitIds },
      ...{ thing_ids: checked.thingIds, said: null, directive_id: null, effective_on: null },
      ...{ binding: null, applied_at: null },
    };
    await amendments.insert(tx, [record]);
    await context.journal({
      ...{ subjectKind: 'amendment', subjectId: record.id, before: null },
      after: { number, planId, title, changes },
    });
    return { id: record.id, version: 1 };
  });
}

/** A plan that came from another installation is its owner's to change. @throws Refusal PLAN_FROM_ELSEWHERE */
async function refuseElsewhere(
  { db }: Platform,
  { authorityId, owner }: { authorityId: string; owner: { id: string; name: string } },
): Promise<void> {
  if ((await authorityOfUnit(db, owner.id)) === authorityId) return;
  throw new Refusal(amendmentErrors.PLAN_FROM_ELSEWHERE, { owner: owner.name });
}

/** @throws Refusal CONFLICT with the difference, AMENDMENT_STEP and those of {@link checkChanges} */
export async function saveAmendment(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  { version, title, changes }: z.output<(typeof saveEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'save_amendment', step: 'write' as const, amendmentId, version, key };
  return actOnAmendment(platform, actor, act, async ({ tx, now }, found) => {
    const at = { ...placeOf(tx, found, now), db: tx };
    const checked = await checkChanges(at, actor, found.unit_id, changes);
    return {
      change: {
        ...{ title, folded: foldedOf(title, found.number), changes: checked.changes },
        ...{ unit_ids: checked.unitIds, thing_ids: checked.thingIds, said: null },
      },
      before: { title: found.title, changes: found.changes.map(({ key: each }) => each) },
      after: { title, changes },
      reply: { id: amendmentId, version: version + 1 },
    };
  });
}

function foldedOf(title: string, number: number): string {
  return plainWords(`#${number} ${title}`);
}
