import { sql } from 'kysely';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { matchNames } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { fillSentence, Refusal } from '../platform/refusal.ts';
import { planErrors } from './contract.ts';
import { type Issued, type IssueRequest, issuePlan, requireIssuable } from './issue-plan.ts';
import type { Issuing } from './issuing-contract.ts';
import { holdUnchanged, readingOf } from './open-reading.ts';
import { countAssignments, expandAssignments } from './rules/expand-assignments.ts';
import { largeClasses, withAllMembers } from './rules/match-units.ts';
import {
  endIssuing,
  type IssuingRecord,
  insertIssuing,
  issuingOf,
  noteWritten,
  waitingIssues,
} from './store/issuing-store.ts';

/** An issue of more rows than this takes more than a moment: a job writes it. */
export const LARGE_ISSUE = 20_000;

/** What the one who issues is told at once. */
export type IssueReply = Issued | { readonly issuing: Issuing };

/**
 * Issues a draft; where it goes to so many units that nobody should wait with open hands, takes the order and
 * leaves the writing to a job. Either way it is one act and one transaction: nobody sees any of it before all
 * of it is there. A process that dies in between leaves nothing behind, and another takes the order up.
 *
 * @throws Refusal as {@link issuePlan}
 */
export async function issueOrBegin(
  platform: Platform,
  actor: Actor,
  request: IssueRequest,
  key: string | null,
  large = LARGE_ISSUE,
): Promise<IssueReply> {
  requireRight(actor, 'plan.issue');
  const { authorityId } = actor;
  requireMay(actor, 'plan.issue', { authorityId });
  const { draft } = await readingOf(platform.db, actor, request.id);
  const classes = largeClasses(draft);
  const members =
    classes.length === 0
      ? []
      : await matchNames(platform, authorityId, classes, request.effectiveOn);
  const whole = withAllMembers(draft, members);
  const { assignments: total } = countAssignments(expandAssignments(whole));
  if (total <= large) return issuePlan(platform, actor, request, key);

  const author = { name: 'begin_issue', authorityId, author: actor, key };
  const reply = await perform(platform, author, async ({ tx, now, ids, journal }) => {
    const record = await holdUnchanged(tx, actor, request.id, request.version);
    if (record.state !== 'draft') throw new Refusal(planErrors.DRAFT_NOT_OPEN);
    requireIssuable(whole);
    const order = { authorityId, id: ids.next(), request, author: actor, askedAt: now, total };
    await insertIssuing(tx, order);
    await journal({
      subjectKind: 'reading',
      subjectId: request.id,
      before: null,
      after: { total, effectiveOn: request.effectiveOn },
    });
    const issuing = await issuingOf(tx, authorityId, request.id);
    if (!issuing) throw new Error('An order to issue was not kept');
    return { issuing: shown(issuing) };
  });
  platform.jobs.soon('issue', () => continueIssues(platform));
  return reply;
}

/** How far the last large issue of a draft is. */
export async function issuingView(
  platform: Platform,
  actor: Actor,
  readingId: string,
): Promise<{ issuing: Issuing | null }> {
  requireRight(actor, 'plan.issue');
  await readingOf(platform.db, actor, readingId);
  const found = await issuingOf(platform.db, actor.authorityId, readingId);
  return { issuing: found && shown(found) };
}

/** Stops a large issue: what was written of it is undone by its own transaction. */
export async function stopIssuing(
  platform: Platform,
  actor: Actor,
  readingId: string,
  key: string | null,
): Promise<{ issuing: Issuing | null }> {
  requireRight(actor, 'plan.issue');
  const { authorityId } = actor;
  requireMay(actor, 'plan.issue', { authorityId });
  await readingOf(platform.db, actor, readingId);
  const request = { name: 'stop_issuing', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, now, journal }) => {
    const found = await issuingOf(tx, authorityId, readingId);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    const ended = await endIssuing(tx, found, 'stopped', null, now);
    await journal({
      subjectKind: 'reading',
      subjectId: readingId,
      before: { state: found.state },
      after: { state: ended ? 'stopped' : found.state },
    });
    const after = await issuingOf(tx, authorityId, readingId);
    return { issuing: after && shown(after) };
  });
}

/**
 * Jobs of this capability: orders that no process is at work on are taken up within a minute, beside other
 * jobs, which must not wait for them.
 */
export function planJobs(platform: Platform): Record<string, JobHandler> {
  return {
    continue_issues: async () => platform.jobs.soon('issue', () => continueIssues(platform)),
  };
}

/** Takes up every order to issue that no process is at work on, in the name of whoever gave it. */
export async function continueIssues(platform: Platform): Promise<void> {
  for (const order of await waitingIssues(platform.db)) await takeUp(platform, order);
}

/** The lock lives as long as this process's connection: an order is free again the moment a process dies. */
async function takeUp(platform: Platform, order: IssuingRecord): Promise<void> {
  const lock = sql`hashtextextended(${`issue ${order.authorityId} ${order.id}`}, 0)`;
  await platform.db.connection().execute(async (held) => {
    const taken = await firstRow(
      held,
      sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`,
    );
    if (!taken?.mine) return;
    try {
      await write(platform, held, order);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(held);
    }
  });
}

/** @param held tells how far it is, outside the transaction that nobody sees into */
async function write(platform: Platform, held: Db, order: IssuingRecord): Promise<void> {
  const { clock } = platform;
  try {
    await issuePlan(platform, order.author, order.request, null, {
      async wrote(rows) {
        if (!(await noteWritten(held, order, rows, clock()))) throw new Stopped();
      },
      // In the transaction of the issue itself: an order is done if and only if its tasks are there.
      async done(tx, issued) {
        const result = { issued, problem: null };
        if (!(await endIssuing(tx, order, 'done', result, clock()))) throw new Stopped();
      },
    });
  } catch (error) {
    if (error instanceof Stopped) return;
    if (!(error instanceof Refusal)) throw error;
    const { text, facts } = error;
    const [vi, en] = [fillSentence(text.vi, facts), fillSentence(text.en, facts)];
    const result = { issued: null, problem: { code: text.code, vi, en } };
    await endIssuing(held, order, 'failed', result, clock());
  }
}

/** Somebody stopped the issue while it was being written. */
class Stopped extends Error {}

function shown({ state, written, total, askedAt, result }: IssuingRecord): Issuing {
  return {
    ...{ state, written, total, askedAt: askedAt.toISOString() },
    issued: result?.issued ?? null,
    problem: result?.problem ?? null,
  };
}
