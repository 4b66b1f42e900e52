import type { z } from 'zod';
import { addDays, asDay, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { viewAbsences } from './absence-view.ts';
import type { Actor } from './actor.ts';
import { type Absence, contactErrors, type declareAbsence } from './contact-contract.ts';
import { requireMay } from './require-may.ts';
import {
  endAbsence as endRow,
  insertAbsence,
  lockAbsence,
  overlappingAbsence,
} from './store/absence-store.ts';
import { servesFromTo } from './store/contact-store.ts';

type Body = z.output<(typeof declareAbsence)['body']>;

/**
 * Báo vắng mặt: oneself, or as administrator another person of the body, from a day to a day, with who
 * stands in. Reminders go to who stands in from then on; nothing else moves yet.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, ABSENCE_BACKWARDS, ABSENCE_OVERLAPS, STAND_IN_SELF, STAND_IN_UNKNOWN
 */
export async function declareAbsenceOf(
  platform: Platform,
  actor: Actor,
  body: Body,
  key: string | null,
): Promise<{ absences: Absence[] }> {
  const { authorityId } = actor;
  const personId = body.personId ?? actor.personId;
  const [from, to] = [asDay(body.from), asDay(body.to)];
  if (personId !== actor.personId) requireMay(actor, 'person.edit', { authorityId });
  const days = { from: formatDay(from), to: formatDay(to) };
  if (to < from) throw new Refusal(contactErrors.ABSENCE_BACKWARDS, days);
  if (body.standInId === personId) throw new Refusal(contactErrors.STAND_IN_SELF);
  const request = { name: 'declare_absence', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const serves = (id: string, postId: string | null) =>
      servesFromTo(tx, authorityId, id, postId, from, to);
    if (personId !== actor.personId && !(await serves(personId, null))) {
      throw new Refusal(platformErrors.NOT_FOUND);
    }
    if (body.standInId !== null && !(await serves(body.standInId, body.standInPostId))) {
      throw new Refusal(contactErrors.STAND_IN_UNKNOWN);
    }
    const there = await overlappingAbsence(tx, personId, from, to);
    if (there) {
      const facts = { from: formatDay(there.from_day), to: formatDay(there.to_day) };
      throw new Refusal(contactErrors.ABSENCE_OVERLAPS, facts);
    }
    const id = context.ids.next();
    await insertAbsence(tx, {
      ...{ authority_id: authorityId, id, person_id: personId, from_day: from, to_day: to },
      ...{ stand_in_person_id: body.standInId, stand_in_post_id: body.standInPostId },
      ...{ reason: body.reason, declared_at: now, declared_by: actor.personId },
    });
    const { standInId, reason } = body;
    await context.journal({
      ...{ subjectKind: 'person', subjectId: personId, before: null },
      after: { absenceId: id, from, to, standInId, reason },
    });
    return viewAbsences(platform, tx, actor);
  });
}

/**
 * Ends an absence: the person is back today; one that has not begun is called off.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ABSENCE_OVER
 */
export async function endAbsenceOf(
  platform: Platform,
  actor: Actor,
  id: string,
  { version }: { readonly version: number },
  key: string | null,
): Promise<{ absences: Absence[] }> {
  const { authorityId } = actor;
  const request = { name: 'end_absence', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now } = context;
    const absence = await lockAbsence(tx, authorityId, id);
    if (!absence) throw new Refusal(platformErrors.NOT_FOUND);
    if (absence.person_id !== actor.personId) requireMay(actor, 'person.edit', { authorityId });
    const today = dayInVietnam(now);
    const isOver = absence.to_day < today || absence.ended_on !== null;
    if (isOver || absence.version !== version) throw new Refusal(contactErrors.ABSENCE_OVER);
    const hasBegun = absence.from_day <= today;
    const on = addDays(hasBegun ? today : absence.from_day, -1);
    await endRow(tx, absence, { on, at: now, by: actor.personId });
    await context.journal({
      ...{ subjectKind: 'person', subjectId: absence.person_id },
      before: { absenceId: id, from: absence.from_day, to: absence.to_day },
      after: { to: on },
    });
    return viewAbsences(platform, tx, actor);
  });
}
