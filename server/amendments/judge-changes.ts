import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnAmendment, changeOf, type Saved, withChange } from './act-on-amendment.ts';
import { checkValue } from './check-changes.ts';
import type {
  appraiseChanges as appraiseEndpoint,
  decideChanges as decideEndpoint,
} from './contract.ts';
import { amendmentErrors } from './errors-contract.ts';
import { placeOf, readThing } from './read-thing.ts';
import { decidedOf } from './rules/changes.ts';
import { clash, kindRule } from './rules/kinds.ts';
import { isUndecided } from './rules/steps.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';
import { openOfPlan } from './store/open-amendments.ts';
import type { Change, Value } from './value-contract.ts';

/**
 * Thẩm định: the planner of the body that issued says of each change whether to agree, to agree with another
 * value, or not, and why.
 *
 * @throws Refusal WORDS_NEEDED where it says no without words, VALUE_SHAPE
 */
export async function appraiseChanges(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  { version, opinions }: z.output<(typeof appraiseEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'appraise_amendment', step: 'appraise' as const, amendmentId, version, key };
  return actOnAmendment(platform, actor, act, async (context, found) => {
    let { changes } = found;
    for (const { key: at, opinion, value, words } of opinions) {
      const change = changeOf({ changes }, at);
      if (opinion === 'no' && words.length < 5) throw new Refusal(amendmentErrors.WORDS_NEEDED);
      const other = opinion === 'other' ? await otherValue(context, found, change, value) : null;
      const said = {
        opinion,
        value: other,
        words,
        by: actor.personId,
        at: context.now.toISOString(),
      };
      changes = withChange(changes, at, { opinion: said });
    }
    const reply = { id: amendmentId, version: version + 1 };
    return { change: { changes }, after: { opinions }, reply };
  });
}

/**
 * Quyết định: whoever leads the body that issued agrees to each change, agrees with another value, or refuses
 * it ("Bộ trưởng xem xét, quyết định"). What clashes with another proposal is merged by a person before.
 *
 * @throws Refusal CLASH_OPEN, WORDS_NEEDED where it refuses without words, VALUE_SHAPE
 */
export async function decideChanges(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  { version, decisions }: z.output<(typeof decideEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'decide_amendment', step: 'decide' as const, amendmentId, version, key };
  return actOnAmendment(platform, actor, act, async (context, found) => {
    let { changes } = found;
    for (const { key: at, outcome, value, words } of decisions) {
      const change = changeOf({ changes }, at);
      if (change.merged !== null) throw new Refusal(amendmentErrors.AMENDMENT_STEP);
      const isRefused = outcome === 'refused';
      if (isRefused && words.length < 5) throw new Refusal(amendmentErrors.WORDS_NEEDED);
      if (!isRefused) await refuseClash(context, found, change);
      const other = outcome === 'other' ? await otherValue(context, found, change, value) : null;
      const said = {
        outcome,
        value: other,
        words,
        by: actor.personId,
        at: context.now.toISOString(),
      };
      changes = withChange(changes, at, { decision: said });
    }
    const reply = { id: amendmentId, version: version + 1 };
    return { change: { changes }, after: { decisions }, reply };
  });
}

/** Another value than the one proposed, checked as if it had been. */
export async function otherValue(
  { tx, now }: ActContext,
  found: AmendmentRecord,
  { kind, thingId, title }: Change,
  value: Value | null,
): Promise<Value | null> {
  const at = { ...placeOf(tx, found, now), db: tx };
  const thing = thingId === null ? null : await readThing(at, kindRule(kind).thing, thingId);
  if (value === null) throw new Refusal(amendmentErrors.VALUE_SHAPE);
  return checkValue(at, kind, value, thing, title);
}

/** @throws Refusal CLASH_OPEN where another proposal that is not decided touches the same */
async function refuseClash(
  { tx }: ActContext,
  found: AmendmentRecord,
  change: Change,
): Promise<void> {
  for (const other of await openOfPlan(tx, found)) {
    if (!isUndecided(other.state)) continue;
    const same = other.changes.find((each) => isAlive(each) && clash(change, each));
    if (!same) continue;
    const facts = { thing: change.title, number: other.number };
    throw new Refusal(amendmentErrors.CLASH_OPEN, facts, { amendmentId: other.id });
  }
}

/** A change that may still come about. */
export function isAlive(change: Change): boolean {
  return change.merged === null && (change.decision === null || decidedOf(change).agreed);
}
