import { type RawBuilder, sql } from 'kysely';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { taskErrors } from './contract.ts';
import { mayOnTask } from './rules/visibility.ts';
import { type HeldPost, type Mention, postsHeld } from './store/comment-store.ts';
import type { TaskRecord } from './store/task-record.ts';
import { thingOf } from './store/visibility-sql.ts';

const OFFERED = 10;

/**
 * The people whom a comment mentions, by name. A mention carries the words of the task to a person, so each
 * must be able to see it in some post. Of other authorities nobody is named to whoever guesses a number.
 *
 * @throws Refusal MENTION_CANNOT_SEE, PERSON_UNKNOWN
 */
export async function mentionsOf(
  { tx, now, author }: ActContext,
  task: TaskRecord,
  personIds: readonly string[],
): Promise<Mention[]> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return [];
  const day = dayInVietnam(now);
  const posts = await postsHeld(tx, sql`pe.id = any(${ids}::bigint[])`, day);
  const seeing = await thoseWhoSee(tx, task, posts, day);
  return ids.map((id) => {
    const sees = seeing.find(({ personId }) => personId === id);
    if (sees) return { id, name: sees.name };
    const colleague = posts.find(
      ({ personId, authorityId }) => personId === id && authorityId === author.authorityId,
    );
    if (!colleague) throw new Refusal(taskErrors.PERSON_UNKNOWN);
    throw new Refusal(taskErrors.MENTION_CANNOT_SEE, { name: colleague.name });
  });
}

/** People who may see a task, each in the post by which they do, whose names begin as typed. */
export async function mentionable(
  db: Db,
  task: TaskRecord,
  q: string,
  day: Day,
): Promise<HeldPost[]> {
  const words = accentFree(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  const patterns = words.map((word) => `% ${word}%`);
  const thing = await thingOf(db, task, day);
  // Whoever sees a task does so from its lead, its parties, those above them, or whoever gave it.
  const units = [...thing.unitPath, ...thing.partyPaths.flat(), thing.assignerUnitId];
  const named: RawBuilder<boolean> = sql`(' ' || pe.folded like all(${patterns}::text[])
    and po.jurisdiction_unit_id = any(${units}::bigint[]))`;
  const posts = await postsHeld(db, named, day);
  const seeing = posts.filter((post) => mayOnTask(post, 'task.read', thing).allowed);
  const once = new Map(seeing.map((post) => [post.personId, post]));
  return [...once.values()].slice(0, OFFERED);
}

async function thoseWhoSee(
  db: Db | Tx,
  task: TaskRecord,
  posts: readonly HeldPost[],
  day: Day,
): Promise<HeldPost[]> {
  const thing = await thingOf(db, task, day);
  return posts.filter((post) => mayOnTask(post, 'task.read', thing).allowed);
}
