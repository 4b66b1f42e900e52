import type { z } from 'zod';
import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { refuseIfOutdated } from './act-on-people.ts';
import type { Actor } from './actor.ts';
import type { giveDelegation, revokeDelegation } from './delegation-contract.ts';
import { notifyPeople } from './notify-people.ts';
import { peopleErrors } from './people-errors-contract.ts';
import { requireMay } from './require-may.ts';
import { type DelegationProblem, lentRights, whyNotLend } from './rules/lent-rights.ts';
import { may } from './rules/may.ts';
import { servesFromTo } from './store/contact-store.ts';
import { insertDelegation, lockDelegation, revokeRow } from './store/delegation-store.ts';

type Asked = z.output<(typeof giveDelegation)['body']>;
type Revoking = z.output<(typeof revokeDelegation)['body']>;

/**
 * Ủy quyền: lends some powers of the post that acts to somebody of the same body until a day. What was lent
 * is not passed on; both are told.
 *
 * @throws Refusal NOT_ALLOWED, LENT_TO_SELF, LENT_BACKWARDS, LENT_TOO_LONG, LENT_OUTSIDE, NOTHING_LENT,
 *   NOT_YOURS_TO_LEND, ENDS_BEFORE_START
 */
export function lend(
  platform: Platform,
  actor: Actor,
  body: Asked,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId, personId, postId } = actor;
  const own = { authorityId, unitId: actor.jurisdictionUnitId };
  if (!isOwnPost(actor)) throw new Refusal(peopleErrors.NOT_YOURS_TO_LEND);
  if (!may(actor, 'delegation.give', own).allowed) throw new Refusal(platformErrors.NOT_ALLOWED);
  const [firstDay, lastDay] = [asDay(body.firstDay), asDay(body.lastDay)];
  const request = { name: 'give_delegation', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const asked = { from: firstDay, to: lastDay, rights: body.rights, toPersonId: body.toPersonId };
    const giver = { personId, role: actor.role, isOwnPost: true };
    const problem = whyNotLend(asked, giver, dayInVietnam(now));
    if (problem) throw refusalOf(problem);
    if (!(await servesFromTo(tx, authorityId, body.toPersonId, null, firstDay, lastDay))) {
      throw new Refusal(peopleErrors.LENT_OUTSIDE);
    }
    const id = context.ids.next();
    const rights = lentRights(actor.role, body.rights);
    const { toPersonId, reason, basis, absenceId } = body;
    await insertDelegation(tx, {
      ...{ authorityId, id, postId, fromPersonId: personId, toPersonId, rights },
      ...{ firstDay, lastDay, reason, basis, absenceId, givenAt: now, givenBy: personId },
    });
    await context.journal({
      ...{ subjectKind: 'delegation', subjectId: id, before: null },
      after: { postId, toPersonId, rights, validFrom: firstDay, validTo: lastDay, reason, basis },
    });
    await tell(context, id, [toPersonId], `${actor.postTitle}, ${actor.unitName}`, {
      vi: `đã ủy quyền cho anh/chị từ ${formatDay(firstDay)} đến ${formatDay(lastDay)}`,
      en: `lent you powers from ${formatDay(firstDay)} to ${formatDay(lastDay)}`,
    });
    return { id };
  });
}

/** A post that the actor holds by appointment, in a session of their own. */
export function isOwnPost({ via }: Pick<Actor, 'via'>): boolean {
  return !via || via.startsWith('acting:');
}

/**
 * Takes lent powers back at once, in every session. By whoever lent them, or by who looks after the people of
 * the body.
 *
 * @throws Refusal NOT_FOUND, DELEGATION_OVER, CONFLICT
 */
export function takeBack(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Revoking,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  const request = { name: 'revoke_delegation', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const found = await lockDelegation(tx, authorityId, id, { day: dayInVietnam(now), at: now });
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    const isGiver = found.from.id === actor.personId && isOwnPost(actor);
    if (!isGiver) requireMay(actor, 'person.edit', { authorityId });
    if (found.state !== 'holds' && found.state !== 'coming') {
      throw new Refusal(peopleErrors.DELEGATION_OVER);
    }
    await refuseIfOutdated(context, { kind: 'delegation', id }, found, { version: body.version });
    const because = body.because === '' ? null : body.because;
    await revokeRow(tx, { authorityId, id }, { at: now, by: actor.personId, because });
    await context.journal({
      ...{ subjectKind: 'delegation', subjectId: id },
      before: { validTo: found.lastDay },
      after: { revoked: true, reason: because, toPersonId: found.to.id },
    });
    const title = `${found.post.title}, ${found.post.unit.name}`;
    await tell(context, id, [found.from.id, found.to.id], title, {
      vi: 'đã thu hồi ủy quyền',
      en: 'took the lent powers back',
    });
    return { id };
  });
}

function tell(
  context: ActContext,
  id: string,
  people: readonly string[],
  title: string,
  says: { readonly vi: string; readonly en: string },
): Promise<void> {
  const thing = { subjectKind: 'delegation', subjectId: id, address: '/delegations', title };
  return notifyPeople(context, people, { ...thing, says });
}

function refusalOf(problem: DelegationProblem): Refusal {
  const on = (day: Day) => formatDay(day);
  switch (problem.code) {
    case 'LENT_BACKWARDS':
      return new Refusal(peopleErrors.LENT_BACKWARDS, { today: on(problem.today) });
    case 'LENT_TOO_LONG':
      return new Refusal(peopleErrors.LENT_TOO_LONG, { latest: on(problem.latest) });
    default:
      return new Refusal(peopleErrors[problem.code]);
  }
}
