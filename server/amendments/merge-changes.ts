import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { personNames } from '../organisation/units.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnAmendment, changeOf, type Saved, saveNext, withChange } from './act-on-amendment.ts';
import type { mergeChanges as endpoint } from './contract.ts';
import { amendmentErrors } from './errors-contract.ts';
import { isAlive, otherValue } from './judge-changes.ts';
import { clash } from './rules/kinds.ts';
import { isUndecided } from './rules/steps.ts';
import { type AmendmentRecord, amendments, holdMerging } from './store/amendment-table.ts';
import { tellOf } from './tell-people.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Gộp đề nghị trùng: of two proposals on one field a person takes this one, that one, or a third value, and
 * says why. What is not taken stays where it was written, with the number of the proposal in which it goes on.
 *
 * @throws Refusal NO_CLASH, VALUE_SHAPE and those of every act
 */
export async function mergeChanges(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  { version, key: at, other, take, value, words }: Body,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'merge_amendments', step: 'merge' as const, amendmentId, version, key };
  return actOnAmendment(platform, actor, act, async (context, found) => {
    const that = await holdOther(context, found, other);
    const [mine, theirs] = [changeOf(found, at), changeOf(that, other.key)];
    const clashes = isAlive(mine) && isAlive(theirs) && clash(mine, theirs);
    if (!clashes || !isUndecided(that.state)) throw new Refusal(amendmentErrors.NO_CLASH);
    const said = { words, by: actor.personId, at: context.now.toISOString() };
    const into = ({ id, number }: AmendmentRecord) => ({ ...said, amendmentId: id, number });
    const third = take === 'third' ? await otherValue(context, found, mine, value) : null;
    const opinion = { opinion: { ...said, opinion: 'other' as const, value: third } };
    const ours = take === 'that' ? { merged: into(that) } : take === 'third' ? opinion : {};
    const left = take === 'that' ? {} : { merged: into(found) };
    const next = await saveNext(context, that, {
      changes: withChange(that.changes, other.key, left),
    });
    await context.journal({
      ...{ subjectKind: 'amendment', subjectId: that.id, before: null },
      after: { clash: { with: found.number, key: other.key }, take: reversed(take), reason: words },
    });
    const says = { vi: 'đã gộp đề nghị trùng', en: 'merged two proposals on one thing' };
    await tellOf(context, next, ['proposer'], says, words);
    await tellOf(context, found, ['proposer'], says, words);
    return {
      change: { changes: withChange(found.changes, at, ours) },
      after: { clash: { with: that.number, key: at }, take, reason: words },
      reply: { id: amendmentId, version: version + 1 },
    };
  });
}

/** How the same choice reads from the other side. */
function reversed(take: Body['take']): Body['take'] {
  if (take === 'third') return take;
  return take === 'this' ? 'that' : 'this';
}

/**
 * The other proposal of the plan, held, as the sender saw it. Of two people who merge at one moment the second
 * is refused, so that neither waits for a row that the other holds.
 */
async function holdOther(
  { tx }: ActContext,
  found: AmendmentRecord,
  { id, version }: Body['other'],
): Promise<AmendmentRecord> {
  const isFirst = await holdMerging(tx, found);
  const that =
    isFirst && id !== found.id ? await amendments.lock(tx, found.authority_id, id) : null;
  if (that?.plan_id !== found.plan_id) throw new Refusal(amendmentErrors.NO_CLASH);
  if (that.version === version) return that;
  const names = await personNames(tx, [that.changed_by]);
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      ...{ savedBy: names.get(that.changed_by) ?? '', savedAt: that.since.toISOString() },
      ...{ version: that.version, fields: [] },
    },
  );
}
