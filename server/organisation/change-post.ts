import type { z } from 'zod';
import { addDays, asDay, type Day, formatDay } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { createPost } from './accounts.ts';
import { keepAdministrator, postToActOn, refuseIfOutdated } from './act-on-people.ts';
import type { Actor } from './actor.ts';
import type { addPost, changePost, closePost } from './people-contract.ts';
import { peopleErrors } from './people-errors-contract.ts';
import { requireMay } from './require-may.ts';
import {
  appointmentsTo,
  closeAppointment,
  endPost,
  notePostBasis,
  type PostRecord,
  saveAppointment,
} from './store/appointment-store.ts';
import { loadUnit } from './store/unit-store.ts';
import { unitPath } from './store/unit-tree.ts';

type NewPost = z.output<(typeof addPost)['body']>;
type Change = z.output<(typeof changePost)['body']>;
type Closing = z.output<(typeof closePost)['body']>;

/** Adds a post to a unit. @throws Refusal NOT_FOUND, NOT_ALLOWED, UNIT_NOT_OPEN, JURISDICTION_ELSEWHERE */
export function addPostTo(
  platform: Platform,
  actor: Actor,
  body: NewPost,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  requireMay(actor, 'person.edit', { authorityId });
  const request = { name: 'add_post', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const jurisdictionUnitId = await reachOfPost(context, body.unitId, body);
    const id = await createPost(context, {
      ...{ unitId: body.unitId, jurisdictionUnitId, title: body.title, role: body.role },
      validFrom: body.from,
    });
    await notePostBasis(context.tx, id, { basis: body.basis, followsId: null });
    return { id };
  });
}

/**
 * Gives a post another title, role or reach from a day on. The post as it was is closed the day before and
 * goes on in a new one with the same holders: what was done in it keeps the title of its day.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, POST_NOT_THERE, POST_CHANGE_AHEAD, JURISDICTION_ELSEWHERE, LAST_ADMINISTRATOR
 */
export function changePostFrom(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Change,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  const request = { name: 'change_post', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx } = context;
    const post = await postToActOn(context, actor, id);
    const from = asDay(body.from);
    const { version, title, role } = body;
    await refuseIfOutdated(context, { kind: 'post', id }, post, {
      version,
      title,
      role,
    });
    const lastDay = addDays(from, -1);
    await requireNothingAhead(context, post, lastDay);
    const jurisdictionUnitId = await reachOfPost(context, post.unitId, body);
    if (post.role === 'admin' && role !== 'admin') {
      await keepAdministrator(context, lastDay, (terms) =>
        terms.map((term) => (term.postId === id ? { ...term, to: lastDay } : term)),
      );
    }
    await endPost(tx, id, lastDay);
    const next = await createPost(context, {
      ...{ unitId: post.unitId, jurisdictionUnitId, title, role, validFrom: from },
    });
    if (post.to !== null) await endPost(tx, next, post.to);
    await notePostBasis(tx, next, { basis: body.basis, followsId: id });
    await moveHolders(context, post, next, lastDay);
    await context.journal({
      ...{ subjectKind: 'post', subjectId: id },
      before: { title: post.title, role: post.role, validTo: post.to },
      after: { title, role, validTo: lastDay, goesOnIn: next, basis: body.basis },
    });
    return { id: next };
  });
}

/** Whoever holds the post on the day goes on in the next one, as long as they would have. */
async function moveHolders(
  context: ActContext,
  post: PostRecord,
  next: string,
  lastDay: Day,
): Promise<void> {
  const { tx } = context;
  for (const held of await appointmentsTo(tx, post.id)) {
    if (held.to !== null && held.to <= lastDay) continue;
    await closeAppointment(tx, held.id, lastDay, null);
    const id = context.ids.next();
    const { personId, kind, to, basis } = held;
    const from = addDays(lastDay, 1);
    await saveAppointment(tx, { id, personId, postId: next, kind, from, to, basis });
    await context.journal({
      ...{ subjectKind: 'appointment', subjectId: id },
      before: { id: held.id, validTo: to },
      after: { personId, postId: next, kind, validFrom: from, validTo: to, basis },
    });
  }
}

/** Closes a post that nobody holds any more. @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, POST_NOT_THERE, POST_HAS_HOLDERS */
export function closePostFrom(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Closing,
  key: string | null,
): Promise<{ id: string }> {
  const { authorityId } = actor;
  const request = { name: 'close_post', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const post = await postToActOn(context, actor, id);
    const lastDay = asDay(body.lastDay);
    await refuseIfOutdated(
      context,
      { kind: 'post', id },
      { ...post, lastDay: post.to },
      {
        ...{ version: body.version, lastDay },
      },
    );
    requireThere(post, lastDay);
    const held = await appointmentsTo(context.tx, id);
    const still = held.find(({ to }) => to === null || to > lastDay);
    if (still) {
      const facts = { name: still.personName, on: formatDay(lastDay) };
      throw new Refusal(peopleErrors.POST_HAS_HOLDERS, facts);
    }
    await endPost(context.tx, id, lastDay);
    await context.journal({
      ...{ subjectKind: 'post', subjectId: id, before: { validTo: post.to } },
      after: { validTo: lastDay, basis: body.basis },
    });
    return { id };
  });
}

/** The post is there on the day, and nothing of it begins later. */
async function requireNothingAhead(
  { tx }: ActContext,
  post: PostRecord,
  lastDay: Day,
): Promise<void> {
  requireThere(post, lastDay);
  const ahead = (await appointmentsTo(tx, post.id)).some(({ from }) => from > lastDay);
  if (ahead) throw new Refusal(peopleErrors.POST_CHANGE_AHEAD, { on: formatDay(lastDay) });
}

function requireThere({ from, to }: PostRecord, lastDay: Day): void {
  if (lastDay >= from && (to === null || lastDay <= to)) return;
  const last = to === null ? '' : formatDay(to);
  throw new Refusal(peopleErrors.POST_NOT_THERE, {
    span: to === null ? `từ ${formatDay(from)}` : `từ ${formatDay(from)} đến ${last}`,
    spanEn: to === null ? `from ${formatDay(from)}` : `from ${formatDay(from)} to ${last}`,
  });
}

/** The unit that a post answers for: its own or one above it in the same authority, there on the first day. */
async function reachOfPost(
  { tx, authorityId }: ActContext,
  unitId: string,
  asked: { readonly jurisdictionUnitId: string | null; readonly from: string },
): Promise<string> {
  const unit = await loadUnit(tx, unitId);
  if (!unit || unit.authorityId !== authorityId) throw new Refusal(platformErrors.NOT_FOUND);
  const from = asDay(asked.from);
  if (unit.validFrom > from || (unit.validTo !== null && unit.validTo < from)) {
    throw new Refusal(peopleErrors.UNIT_NOT_OPEN, { on: formatDay(from) });
  }
  const wanted = asked.jurisdictionUnitId ?? unitId;
  const path = await unitPath(tx, unitId, from);
  const reach = path.includes(wanted) ? await loadUnit(tx, wanted) : null;
  if (reach?.authorityId !== authorityId) throw new Refusal(peopleErrors.JURISDICTION_ELSEWHERE);
  return wanted;
}
