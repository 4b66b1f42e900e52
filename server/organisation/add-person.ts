import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { createPerson } from './accounts.ts';
import { postToActOn, refuseIfOutdated } from './act-on-people.ts';
import type { Actor } from './actor.ts';
import { writeTerm } from './appoint-person.ts';
import type { addPerson, renamePerson } from './people-contract.ts';
import { peopleErrors } from './people-errors-contract.ts';
import { requireMay } from './require-may.ts';
import { belongsTo } from './store/people-list.ts';
import { lockPerson, personsNamed, savePersonName } from './store/person-store.ts';

type NewPerson = z.output<(typeof addPerson)['body']>;
type Renaming = z.output<(typeof renamePerson)['body']>;

/**
 * Adds a person, with a first appointment where one is named: both or neither.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, NAME_TAKEN, and what {@link writeTerm} refuses
 */
export function addPersonTo(
  platform: Platform,
  actor: Actor,
  body: NewPerson,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'person.edit', { authorityId });
  const request = { name: 'add_person', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const fullName = body.fullName.replace(/\s+/g, ' ');
    const twins = await personsNamed(context.tx, authorityId, [accentFree(fullName)]);
    const twin = twins.find((each) => each.fullName === fullName);
    if (twin && !body.evenIfSameName) {
      throw new Refusal(peopleErrors.NAME_TAKEN, { name: fullName }, { id: twin.id });
    }
    const id = await createPerson(context, { fullName });
    if (body.appointment) {
      const { postId, from, to, basis } = body.appointment;
      const post = await postToActOn(context, actor, postId);
      await writeTerm(context, post, {
        ...{ personId: id, kind: 'regular', from: asDay(from) },
        ...{ to: to === null ? null : asDay(to), basis },
      });
    }
    return { id };
  });
}

/** Corrects the name of a person. @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT */
export function rename(
  platform: Platform,
  actor: Actor,
  id: string,
  { fullName, version }: Renaming,
  key: string | null,
): Promise<{ id: string; version: number }> {
  const { authorityId } = actor;
  requireMay(actor, 'person.edit', { authorityId });
  const request = { name: 'rename_person', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const person = await lockPerson(context.tx, id);
    if (!person || !(await belongsTo(context.tx, authorityId, id))) {
      throw new Refusal(platformErrors.NOT_FOUND);
    }
    await refuseIfOutdated(context, { kind: 'person', id }, person, { version, fullName });
    await savePersonName(context.tx, id, fullName.replace(/\s+/g, ' '));
    await context.journal({
      ...{ subjectKind: 'person', subjectId: id, before: { fullName: person.fullName } },
      after: { fullName },
    });
    return { id, version: version + 1 };
  });
}
