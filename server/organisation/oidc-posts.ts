import { addDays, dayInVietnam } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { SignOnConfig } from '../platform/sign-on-config.ts';
import { appoint } from './accounts.ts';
import { programAct } from './program-author.ts';
import { type Claims, listClaim } from './rules/sign-on-claims.ts';
import type { Account } from './store/account-store.ts';
import {
  appointmentsBySignOn,
  endSignOnAppointment,
  holdsPost,
  type MappedPost,
  noteSignOnAppointment,
  postsMapped,
} from './store/oidc-post-store.ts';

/**
 * Brings the appointments of a person in line with what the provider says of them, where the office has laid
 * down which post follows from what. Only appointments that came this way end this way: what people decided
 * stays. One act for each authority whose posts change.
 */
export async function followPosts(
  platform: Platform,
  { issuer, posts }: SignOnConfig,
  account: Account,
  claims: Claims,
): Promise<void> {
  if (posts === null) return;
  const today = dayInVietnam(platform.clock());
  const values = new Set(listClaim(claims, posts.claim));
  const rules = posts.rules.filter(({ value }) => values.has(value));
  const wanted = await postsMapped(platform.db, rules, today);
  const held = await appointmentsBySignOn(platform.db, issuer, account.personId, today);
  const over = held.filter(({ postId }) => !wanted.some((post) => post.id === postId));
  const missing: MappedPost[] = [];
  for (const post of wanted) {
    if (!(await holdsPost(platform.db, account.personId, post.id, today))) missing.push(post);
  }
  const authorities = new Set([...over, ...missing].map(({ authorityId }) => authorityId));
  for (const authorityId of authorities) {
    const request = programAct('follow_sign_on_posts', authorityId);
    await perform(platform, request, async (context) => {
      for (const each of over.filter((one) => one.authorityId === authorityId)) {
        await endSignOnAppointment(context.tx, each.appointmentId, addDays(today, -1));
        const thing = { subjectKind: 'appointment', subjectId: each.appointmentId };
        await context.journal({ ...thing, before: { postId: each.postId }, after: null });
      }
      for (const post of missing.filter((one) => one.authorityId === authorityId)) {
        await appointAt(context, issuer, account.personId, post.id, today);
      }
    });
  }
}

async function appointAt(
  context: ActContext,
  issuer: string,
  personId: string,
  postId: string,
  validFrom: string,
): Promise<void> {
  const id = await appoint(context, { personId, postId, validFrom });
  await noteSignOnAppointment(context.tx, id, issuer, personId);
}
