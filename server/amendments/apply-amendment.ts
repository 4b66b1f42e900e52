import { sql } from 'kysely';
import { asDay, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { insertVersion, lockPlan } from '../plans/store/plan-version-store.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import type { JournalEntry } from '../platform/journal/journal.ts';
import { Refusal } from '../platform/refusal.ts';
import { saveNext, withChange } from './act-on-amendment.ts';
import { applyChange } from './apply-change.ts';
import { type Applying, atOwnMoment, openApplying } from './applying.ts';
import { fieldValue, placeOf, readThing } from './read-thing.ts';
import { decidedOf, inOrder, sameValue } from './rules/changes.ts';
import { kindRule } from './rules/kinds.ts';
import { type AmendmentRecord, amendments } from './store/amendment-table.ts';
import { tellOf } from './tell-people.ts';
import type { Change, Value } from './value-contract.ts';

/** It was applied by another process, or its day has not come: there is nothing to do. */
class NotDue extends Error {}

/**
 * Puts a bound amendment in force once its day has come: every change that was agreed to, in one transaction
 * with their entries in the journal, and the plan has its next version. Whoever comes second finds it applied.
 *
 * A change whose thing was moved since it was proposed is held back and shown to a person; the others apply. A
 * signed decision takes effect on its day: work that nobody touched must not wait for the one task on which
 * something else was decided meanwhile, and what was decided there must not be overwritten unseen.
 *
 * @returns whether this call applied it
 */
export async function applyAmendment(
  platform: Platform,
  { authorityId, id }: { readonly authorityId: string; readonly id: string },
): Promise<boolean> {
  const seen = await amendments.find(platform.db, authorityId, id);
  if (!seen || !isDue(seen, platform.clock()) || seen.binding === null) return false;
  const act = { name: 'apply_amendment', authorityId, author: seen.binding.by, key: null };
  let moved: readonly string[] = [];
  try {
    await perform(platform, act, async (context) => {
      // The plan before the proposal, here as when a held change is settled: amendments of a plan take turns.
      if (!(await lockPlan(context.tx, authorityId, seen.plan_id))) throw new NotDue();
      const found = await amendments.lock(context.tx, authorityId, id);
      if (!found || !isDue(found, context.now)) throw new NotDue();
      moved = await putInForce(platform, context, found);
    });
  } catch (error) {
    if (error instanceof NotDue) return false;
    throw error;
  }
  for (const other of moved) platform.afterAct(other, []);
  return true;
}

function isDue({ state, effective_on }: AmendmentRecord, now: Date): boolean {
  return state === 'bound' && effective_on !== null && effective_on <= dayInVietnam(now);
}

async function putInForce(
  platform: Platform,
  act: ActContext,
  found: AmendmentRecord,
): Promise<readonly string[]> {
  const context = await atOwnMoment(act, found);
  const applying = await openApplying(platform, context, found);
  let changes = found.changes;
  for (const change of inOrder(found.changes)) {
    const decided = decidedOf(change);
    if (!decided.agreed) continue;
    const held = await tryChange(applying, context, change, decided.value, false);
    changes = withChange(changes, change.key, { outcome: held ? 'held' : 'applied', held });
  }
  const applied = changes.filter(({ outcome }) => outcome === 'applied').length;
  const version = applied > 0 ? await nextVersionOf(context, found) : null;
  const next = await saveNext(context, found, {
    ...{ state: 'applied', changes, applied_at: context.now },
  });
  await journalOf(context, next, { applied, held: changes.length - applied, version });
  const effectiveOn = asDay(found.effective_on ?? dayInVietnam(context.now));
  await tellOf(context, next, ['proposer', 'concerned', { role: 'planner' }], {
    vi: `đã có hiệu lực từ ${formatDay(effectiveOn)}`,
    en: `is in force from ${formatDay(effectiveOn)}`,
  });
  return applying.moved();
}

/** The plan's next version, from now on. */
export async function nextVersionOf(
  { tx, now }: ActContext,
  { authority_id, plan_id, id, effective_on, directive_id }: AmendmentRecord,
): Promise<number> {
  return insertVersion(tx, authority_id, plan_id, {
    ...{ inForceFrom: effective_on ?? dayInVietnam(now), appliedAt: now, amendmentId: id },
    directiveId: directive_id ?? '0',
  });
}

/** One entry on the proposal, one on the plan that has a next version. */
export async function journalOf(
  context: ActContext,
  { id, number, plan_id }: AmendmentRecord,
  what: { readonly applied: number; readonly held: number; readonly version: number | null },
): Promise<void> {
  await context.journal({
    ...{ subjectKind: 'amendment', subjectId: id, before: { state: 'bound' }, after: what },
  });
  if (what.version === null) return;
  await context.journal({
    ...{ subjectKind: 'plan', subjectId: plan_id, before: { version: what.version - 1 } },
    after: { version: what.version, amendmentId: id, number },
  });
}

/**
 * Applies one change, all of it or nothing: what an earlier capability refuses is undone and held back.
 *
 * @param isSettled a person has looked at what stands now, and the decision holds all the same
 * @returns why it is held back; null where it is applied
 */
export async function tryChange(
  applying: Applying,
  context: ActContext,
  change: Change,
  value: Value | null,
  isSettled: boolean,
): Promise<Change['held']> {
  const { tx } = context;
  const { thing: kind, adds } = kindRule(change.kind);
  const at = placeOf(tx, applying.amendment, context.now);
  const thing = change.thingId === null ? null : await readThing(at, kind, change.thingId);
  if (!adds && !thing?.alive) return { because: 'gone', now: null, says: null };
  const now = thing && fieldValue(change.kind, thing);
  if (!isSettled && change.before !== null && !sameValue(change.before, now)) {
    return { because: 'moved', now, says: null };
  }
  await run(tx, sql`savepoint change`);
  const entries: JournalEntry[] = [];
  try {
    await applyChange(applying, change, value, thing, entries);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await run(tx, sql`rollback to savepoint change`);
    const { vi, en } = error.text;
    return { because: 'refused', now, says: { vi, en } };
  }
  await run(tx, sql`release savepoint change`);
  for (const entry of entries) await context.journal(entry);
  return null;
}
