import type { z } from 'zod';
import { asDay, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type setDelayCauses as causesEndpoint,
  type OverdueSettings,
  overdueErrors,
  type setOverduePolicy as policyEndpoint,
} from './contract.ts';
import { policyOn } from './rules/overdue-policy.ts';
import { causesOf, policiesOf, saveCauses, savePolicy } from './store/overdue-policy-store.ts';

/** Quy tắc nhắc, gia hạn: the rules of the post's authority, each with its paper and first day. */
export async function overdueSettings(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
): Promise<OverdueSettings> {
  return settingsOf(db, actor, clock());
}

async function settingsOf(db: Db | Tx, actor: Actor, now: Date): Promise<OverdueSettings> {
  const { authorityId } = actor;
  const kept = await policiesOf(db, authorityId);
  return {
    policy: policyOn(kept, dayInVietnam(now)),
    history: kept.toReversed(),
    causes: await causesOf(db, authorityId),
    mayChange: may(actor, 'overdue.settings', { authorityId }).allowed,
  };
}

/**
 * Sets the rules from a day on, with the paper that they rest on. What was decided before stays as it is.
 * @throws Refusal NOT_ALLOWED, POLICY_IN_PAST
 */
export async function setOverduePolicy(
  platform: Platform,
  actor: Actor,
  { validFrom, source, policy }: z.output<(typeof policyEndpoint)['body']>,
  key: string | null,
): Promise<OverdueSettings> {
  return change(platform, actor, { name: 'set_overdue_policy', key }, async (context) => {
    const { tx, authorityId, now: at, author } = context;
    const from = asDay(validFrom);
    const today = dayInVietnam(at);
    if (from < today) throw new Refusal(overdueErrors.POLICY_IN_PAST, { today: formatDay(today) });
    const before = policyOn(await policiesOf(tx, authorityId), from);
    const dated = { validFrom: from, source, policy };
    await savePolicy(tx, authorityId, dated, { at, personId: author.personId });
    return { before, after: dated };
  });
}

/** The causes of delay that are offered. @throws Refusal NOT_ALLOWED */
export async function setDelayCauses(
  platform: Platform,
  actor: Actor,
  { causes }: z.output<(typeof causesEndpoint)['body']>,
  key: string | null,
): Promise<OverdueSettings> {
  return change(platform, actor, { name: 'set_delay_causes', key }, async (context) => {
    const before = await causesOf(context.tx, context.authorityId);
    await saveCauses(context.tx, context.authorityId, causes);
    return { before: { causes: before }, after: { causes } };
  });
}

async function change(
  platform: Platform,
  actor: Actor,
  { name, key }: { readonly name: string; readonly key: string | null },
  work: (context: ActContext) => Promise<{ before: object; after: object }>,
): Promise<OverdueSettings> {
  const { authorityId } = actor;
  requireMay(actor, 'overdue.settings', { authorityId });
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { before, after } = await work(context);
    const subject = { subjectKind: 'authority', subjectId: authorityId };
    await context.journal({ ...subject, before: { ...before }, after: { ...after } });
    return settingsOf(context.tx, actor, context.now);
  });
}
