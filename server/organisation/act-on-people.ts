import {
  addDays,
  compareDays,
  type Day,
  dayInVietnam,
  endOfDayInVietnam,
  formatDay,
} from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { peopleErrors } from './people-errors-contract.ts';
import { requireMay } from './require-may.ts';
import { keepsAdministrator, type Term } from './rules/terms.ts';
import {
  administratorTerms,
  lastActAfter,
  lockAdministrators,
  lockPost,
  type PostRecord,
} from './store/appointment-store.ts';
import { lastSaving } from './store/last-saving.ts';

/** What the acts on posts and appointments share: whose they are, who saved first, who looks after the body. */

/** Holds a post of the actor's authority. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function postToActOn(
  context: ActContext,
  actor: Actor,
  postId: string,
): Promise<PostRecord> {
  requireMay(actor, 'person.edit', { authorityId: actor.authorityId });
  const post = await lockPost(context.tx, postId);
  if (!post || post.authorityId !== actor.authorityId) throw new Refusal(platformErrors.NOT_FOUND);
  return post;
}

/** Somebody saved first: says who, and what stands now. @throws Refusal CONFLICT */
export async function refuseIfOutdated<T extends { readonly version: number }>(
  { tx, authorityId }: ActContext,
  subject: { readonly kind: string; readonly id: string },
  saved: T,
  yours: { readonly version: number } & Partial<T>,
): Promise<void> {
  if (saved.version === yours.version) return;
  const { version, ...wanted } = yours;
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      ...(await lastSaving(tx, authorityId, subject.kind, subject.id)),
      version: saved.version,
      fields: Object.entries(wanted).map(([field, value]) => ({
        field,
        yours: value,
        saved: Object(saved)[field] ?? null,
      })),
    },
  );
}

/**
 * Lets nobody take the last administrator away from an authority.
 *
 * @param change appointments and posts of administrators as they would be; gone ones left out
 * @throws Refusal LAST_ADMINISTRATOR
 */
export async function keepAdministrator(
  { tx, now, authorityId }: ActContext,
  lastDay: Day,
  change: (
    terms: Awaited<ReturnType<typeof administratorTerms>>,
  ) => readonly (Pick<Term, 'from' | 'to'> & { readonly hasAccount: boolean })[],
): Promise<void> {
  const today = dayInVietnam(now);
  const after = addDays(lastDay, 1);
  const from = compareDays(after, today) < 0 ? today : after;
  await lockAdministrators(tx, authorityId);
  const terms = change(await administratorTerms(tx, authorityId, today));
  if (!keepsAdministrator(terms, from)) throw new Refusal(peopleErrors.LAST_ADMINISTRATOR);
}

/** The last day on which a person did something in a post after a day; null where they did not. */
export async function workedAfter(
  { tx, authorityId }: ActContext,
  who: { readonly personId: string; readonly postId: string },
  day: Day,
): Promise<Day | null> {
  const at = await lastActAfter(tx, { authorityId, ...who }, endOfDayInVietnam(day));
  return at && dayInVietnam(at);
}

/** Days of a stretch for a sentence, in both languages. */
export function spanFacts({ from, to }: { readonly from: Day; readonly to: Day | null }): {
  span: string;
  spanEn: string;
} {
  const first = formatDay(from);
  if (to === null) return { span: `từ ${first}`, spanEn: `from ${first}` };
  const last = formatDay(to);
  return { span: `từ ${first} đến ${last}`, spanEn: `from ${first} to ${last}` };
}
