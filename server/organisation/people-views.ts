import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay, dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { shapeAbsence } from './absence-view.ts';
import type { Actor } from './actor.ts';
import { shapeDelegation } from './delegation-views.ts';
import { journalOf } from './journal-views.ts';
import { fromPageKey, toPageKey } from './page-key.ts';
import type { listPeople, listPosts, PersonPage, PersonRow, Post } from './people-contract.ts';
import { requireMay } from './require-may.ts';
import { may } from './rules/may.ts';
import { absencesFrom } from './store/absence-store.ts';
import { usernameOf } from './store/account-list.ts';
import { pageOfDelegations } from './store/delegation-store.ts';
import { journalAbout } from './store/journal-list.ts';
import {
  belongsTo,
  countPeople,
  type PeopleFilter,
  pageOfPeople,
  postsOnDay,
} from './store/people-list.ts';
import { loadPerson } from './store/person-store.ts';
import { appointmentsOf, countPosts, type PostFilter, pageOfPosts } from './store/post-list.ts';

export type PeopleQuery = z.output<typeof listPeople.query>;
export type PostQuery = z.output<typeof listPosts.query>;
const PersonPlace = z.tuple([z.string().max(300), Id]);
const PostPlace = z.tuple([z.string().max(600), Id, Id]);
/** How many acts about a person their page shows. */
const ACTS_SHOWN = 50;

/**
 * The people of the post's authority by name, with the posts that they hold on the day.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND for whoever does not look after people
 */
export async function viewPeople(
  platform: Platform,
  actor: Actor,
  query: PeopleQuery,
): Promise<{ rows: PersonRow[]; next: string | null; total: number }> {
  requireMay(actor, 'person.edit', { authorityId: actor.authorityId });
  const { db } = platform;
  const filter = peopleFilter(platform, actor, query);
  const after = fromPageKey(query.after, PersonPlace);
  const order = { isDown: query.sort === '-name', after };
  const [found, total] = await Promise.all([
    pageOfPeople(db, filter, order, query.limit + 1),
    countPeople(db, filter),
  ]);
  const shown = found.slice(0, query.limit);
  const ids = shown.map(({ id }) => id);
  const posts = await postsOnDay(db, actor.authorityId, ids, filter.day);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ id, fullName, username, version }) => ({
      ...{ id, fullName, username, version, posts: posts.get(id) ?? [] },
    })),
    next: found.length > shown.length && last ? toPageKey([last.folded, last.id]) : null,
    total,
  };
}

function peopleFilter(
  { clock }: Pick<Platform, 'clock'>,
  { authorityId }: Actor,
  query: PeopleQuery,
): PeopleFilter {
  const today = dayInVietnam(clock());
  const day = query.asOf === undefined ? today : asDay(query.asOf);
  return {
    ...{ authorityId, day, isPast: day < today, words: wordsOf(query.q) },
    ...{ unitId: query.unitId ?? null, role: query.role ?? null },
    ...{ account: query.account ?? null, post: query.post ?? null },
  };
}

/** One person. @throws Refusal NOT_FOUND also for people of another body, NOT_ALLOWED */
export async function viewPerson(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<PersonPage> {
  const { db, clock } = platform;
  const { authorityId } = actor;
  requireMay(actor, 'person.edit', { authorityId });
  const person = await loadPerson(db, id);
  if (!person || !(await belongsTo(db, authorityId, id)))
    throw new Refusal(platformErrors.NOT_FOUND);
  const at = clock();
  const day = dayInVietnam(at);
  const [appointments, absences, delegations, username, entries] = await Promise.all([
    appointmentsOf(db, authorityId, id),
    absencesFrom(db, authorityId, day, id),
    pageOfDelegations(
      db,
      { authorityId, day, at, words: [], state: null, unitId: null, personId: id },
      null,
      ACTS_SHOWN,
    ),
    usernameOf(db, id),
    journalAbout(db, authorityId, id, ACTS_SHOWN),
  ]);
  return {
    ...{ id, fullName: person.fullName, version: person.version, email: person.email },
    ...{ username, appointments, absences: absences.map(shapeAbsence) },
    delegations: delegations.map((row) => shapeDelegation(row, actor)),
    journal: await journalOf(db, authorityId, entries),
    canEdit: may(actor, 'person.edit', { authorityId }).allowed,
  };
}

/** The posts of the body by unit, with who holds them on the day. @throws Refusal NOT_ALLOWED, NOT_FOUND */
export async function viewPosts(
  platform: Platform,
  actor: Actor,
  query: PostQuery,
): Promise<{ rows: Post[]; next: string | null; total: number }> {
  requireMay(actor, 'unit.read', { authorityId: actor.authorityId });
  const { db, clock } = platform;
  const filter: PostFilter = {
    ...{ authorityId: actor.authorityId, day: query.asOf ?? dayInVietnam(clock()) },
    ...{ words: wordsOf(query.q), unitId: query.unitId ?? null, role: query.role ?? null },
    vacant: query.vacant ?? false,
  };
  const [found, total] = await Promise.all([
    pageOfPosts(db, filter, fromPageKey(query.after, PostPlace), query.limit + 1),
    countPosts(db, filter),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ place: _place, ...post }) => post),
    next:
      found.length > shown.length && last ? toPageKey([last.place, last.unit.id, last.id]) : null,
    total,
  };
}

function wordsOf(text: string | undefined): string[] {
  return accentFree(text ?? '')
    .split(' ')
    .filter((word) => word !== '');
}
