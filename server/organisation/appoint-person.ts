import type { z } from 'zod';
import { asDay, type Day, formatDay } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  keepAdministrator,
  postToActOn,
  refuseIfOutdated,
  spanFacts,
  workedAfter,
} from './act-on-people.ts';
import type { Actor } from './actor.ts';
import { notifyPeople } from './notify-people.ts';
import type { appointPerson, endAppointment } from './people-contract.ts';
import { peopleErrors } from './people-errors-contract.ts';
import { type EndingProblem, type Term, whyNotAppoint, whyNotEnd } from './rules/terms.ts';
import {
  appointmentsTo,
  closeAppointment,
  lockAppointment,
  type PostRecord,
  saveAppointment,
} from './store/appointment-store.ts';
import { belongsTo } from './store/people-list.ts';

type Asked = z.output<(typeof appointPerson)['body']>;
type Ending = z.output<(typeof endAppointment)['body']>;

/**
 * Bổ nhiệm, or giao quyền: a person holds a post from a day on. One regular holder a day; who acts in it
 * stands beside them until a day.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ENDS_BEFORE_START, ACTING_NEEDS_END, POST_NOT_THERE, POST_HELD
 */
export function appointTo(
  platform: Platform,
  actor: Actor,
  body: Asked,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  const request = { name: 'appoint_person', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const post = await postToActOn(context, actor, body.postId);
    if (!(await belongsTo(context.tx, authorityId, body.personId))) {
      throw new Refusal(platformErrors.NOT_FOUND);
    }
    const term = {
      ...{ personId: body.personId, kind: body.kind, from: asDay(body.from) },
      to: body.to === null ? null : asDay(body.to),
    };
    return { id: await writeTerm(context, post, { ...term, basis: body.basis }) };
  });
}

/** Writes an appointment that the rules allow, tells the person, and gives its id. @throws Refusal */
export async function writeTerm(
  context: ActContext,
  post: PostRecord,
  term: Omit<Term, 'id'> & { readonly basis: string | null },
): Promise<string> {
  const others = await appointmentsTo(context.tx, post.id);
  const problem = whyNotAppoint(term, post, others);
  if (problem?.code === 'POST_HELD') {
    const by = others.find(({ id }) => id === problem.by.id);
    const facts = { name: by?.personName ?? '', ...spanFacts(problem.by) };
    throw new Refusal(peopleErrors.POST_HELD, facts);
  }
  if (problem?.code === 'POST_NOT_THERE') {
    throw new Refusal(peopleErrors.POST_NOT_THERE, spanFacts(problem));
  }
  if (problem) throw new Refusal(peopleErrors[problem.code]);
  const id = context.ids.next();
  await saveAppointment(context.tx, { id, postId: post.id, ...term });
  await context.journal({
    ...{ subjectKind: 'appointment', subjectId: id, before: null },
    after: {
      ...{ personId: term.personId, postId: post.id, kind: term.kind },
      ...{ validFrom: term.from, validTo: term.to, basis: term.basis },
    },
  });
  const { span, spanEn } = spanFacts(term);
  const isActing = term.kind === 'acting';
  await notifyPeople(context, [term.personId], {
    ...{ subjectKind: 'appointment', subjectId: id, address: '/delegations', title: post.title },
    says: isActing
      ? { vi: `đã giao quyền cho anh/chị ${span}`, en: `named you acting holder ${spanEn}` }
      : { vi: `đã bổ nhiệm anh/chị ${span}`, en: `appointed you ${spanEn}` },
    words: term.basis,
  });
  return id;
}

/**
 * Miễn nhiệm: gives an appointment its last day, which counts whole. From the day after, sessions in the post
 * are over, in every process.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, ENDS_BEFORE_START, ENDS_LATER, ENDED_BEFORE_ACT, LAST_ADMINISTRATOR
 */
export function endTerm(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Ending,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  const request = { name: 'end_appointment', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const found = await lockAppointment(context.tx, id);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    const post = await postToActOn(context, actor, found.postId);
    const lastDay = asDay(body.lastDay);
    await refuseIfOutdated(
      context,
      { kind: 'appointment', id },
      { ...found, lastDay: found.to },
      {
        ...{ version: body.version, lastDay },
      },
    );
    const problem = whyNotEnd(found, lastDay, await workedAfter(context, found, lastDay));
    if (problem) throw refusalOf(problem);
    if (post.role === 'admin') {
      await keepAdministrator(context, lastDay, (terms) =>
        terms.map((term) => (term.id === id ? { ...term, to: lastDay } : term)),
      );
    }
    await closeAppointment(context.tx, id, lastDay, body.basis);
    await context.journal({
      ...{ subjectKind: 'appointment', subjectId: id },
      before: { validTo: found.to },
      after: { validTo: lastDay, basis: body.basis, personId: found.personId, postId: post.id },
    });
    await tellOfEnd(context, found, post, lastDay);
    return { id };
  });
}

function refusalOf(problem: EndingProblem): Refusal {
  switch (problem.code) {
    case 'ENDS_BEFORE_START':
      return new Refusal(peopleErrors.ENDS_BEFORE_START);
    case 'ENDS_LATER':
      return new Refusal(peopleErrors.ENDS_LATER, { to: formatDay(problem.to) });
    case 'ENDED_BEFORE_ACT':
      return new Refusal(peopleErrors.ENDED_BEFORE_ACT, { on: formatDay(problem.on) });
  }
}

async function tellOfEnd(
  context: ActContext,
  { id, personId }: { readonly id: string; readonly personId: string },
  post: PostRecord,
  lastDay: Day,
): Promise<void> {
  const day = formatDay(lastDay);
  await notifyPeople(context, [personId], {
    ...{ subjectKind: 'appointment', subjectId: id, address: '/delegations', title: post.title },
    says: {
      vi: `đã ghi ngày giữ chức vụ cuối cùng: ${day}`,
      en: `set the last day in the post: ${day}`,
    },
  });
}
