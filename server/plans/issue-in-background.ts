import { sql } from 'kysely';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { firstRow } from '../platform/database/rows.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { fillSentence, Refusal } from '../platform/refusal.ts';
import { planErrors } from './contract.ts';
import {
  type Issued,
  type IssueRequest,
  issuePlan,
  LayoutOutdated,
  membersOf,
  requireIssuable,
  requireIssuer,
} from './issue-plan.ts';
import type { Issuing } from './issuing-contract.ts';
import { holdUnchanged, readingOf } from './open-reading.ts';
import { countAssignments, expandAssignments } from './rules/expand-assignments.ts';
import { withAllMembers } from './rules/match-units.ts';
import { Stopped, stageTasks, unstage } from './stage-issue.ts';
import {
  endIssuing,
  type IssuingRecord,
  insertIssuing,
  issuingOf,
  isWaiting,
  unfinishedIssues,
} from './store/issuing-store.ts';
import { showStaged } from './store/staged-plans.ts';
import { MOST_ROWS } from './task-rows.ts';
import { tellOfIssue } from './tell-of-issue.ts';

/** What the one who issues is told at once. */
export type IssueReply = Issued | { readonly issuing: Issuing };

/**
 * Issues a draft; where it goes to so many units that nobody should wait with open hands, takes the order and
 * leaves the writing to a job. Either way it is one act, seen whole or not at all: a job writes the tasks out
 * of sight, batch by batch, and one short transaction issues the plan and shows them. Where a process dies,
 * another goes on from the last batch.
 *
 * @param batch rows that are written at a time; an issue of more takes more than a moment
 * @throws Refusal as {@link issuePlan}
 */
export async function issueOrBegin(
  platform: Platform,
  actor: Actor,
  request: IssueRequest,
  key: string | null,
  batch = MOST_ROWS,
): Promise<IssueReply> {
  requireIssuer(actor);
  const { authorityId } = actor;
  const { draft } = await readingOf(platform.db, actor, request.id);
  const members = await membersOf(platform, actor, request);
  const whole = withAllMembers(draft, members);
  const { assignments: total } = countAssignments(expandAssignments(whole));
  if (total <= batch) return issuePlan(platform, actor, request, key);

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
  platform.jobs.soon('issue', () => continueIssues(platform, batch));
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

/** Stops a large issue: nobody has seen what was written of it, and a job takes it away. */
export async function stopIssuing(
  platform: Platform,
  actor: Actor,
  readingId: string,
  key: string | null,
): Promise<{ issuing: Issuing | null }> {
  requireIssuer(actor);
  const { authorityId } = actor;
  await readingOf(platform.db, actor, readingId);
  const request = { name: 'stop_issuing', authorityId, author: actor, key };
  const reply = await perform(platform, request, async ({ tx, now, journal }) => {
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
  platform.jobs.soon('issue', () => continueIssues(platform));
  return reply;
}

/**
 * Jobs of this capability: orders that no process is at work on are taken up within a minute, beside other
 * jobs, which must not wait for them.
 */
export function planJobs(platform: Platform, batch: number): Record<string, JobHandler> {
  return {
    continue_issues: async () => platform.jobs.soon('issue', () => continueIssues(platform, batch)),
  };
}

/**
 * Takes up every order to issue that no process is at work on, in the name of whoever gave it, and takes away
 * what is left of those that were given up.
 *
 * @param batch rows that are written together at most; see {@link stageTasks}
 */
export async function continueIssues(platform: Platform, batch?: number): Promise<void> {
  for (const order of await unfinishedIssues(platform.db)) await takeUp(platform, order, batch);
}

/** The lock lives as long as this process's connection: an order is free again the moment a process dies. */
async function takeUp(platform: Platform, order: IssuingRecord, batch?: number): Promise<void> {
  const lock = sql`hashtextextended(${`issue ${order.authorityId} ${order.id}`}, 0)`;
  await platform.db.connection().execute(async (held) => {
    const taken = await firstRow(
      held,
      sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`,
    );
    if (!taken?.mine) return;
    try {
      if (order.state === 'waiting') await carryOut(platform, order, batch);
      // Of an issue that is done nothing is staged any more.
      if (!(await isWaiting(held, order))) await unstage(held, order);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(held);
    }
  });
}

async function carryOut(platform: Platform, order: IssuingRecord, batch?: number): Promise<void> {
  try {
    const { planId, at, layout } = await stageTasks(platform, order, batch);
    // The whole act bears the moment of its rows, which lies in the same day.
    await issuePlan({ ...platform, clock: () => at }, order.author, order.request, null, {
      layout,
      async show(tx) {
        if (!(await showStaged(tx, order.authorityId, { planId, layout }))) throw new Stopped();
      },
      // In the transaction of the issue itself: an order is done if and only if its tasks are there.
      async done(context, issued) {
        const result = { issued, problem: null };
        const now = platform.clock();
        if (!(await endIssuing(context.tx, order, 'done', result, now))) throw new Stopped();
        await tellOfIssue(context, order, { planId }, now);
      },
    });
  } catch (error) {
    if (error instanceof Stopped) return;
    if (error instanceof LayoutOutdated) {
      await unstage(platform.db, order);
      platform.jobs.soon('issue', () => continueIssues(platform));
      return;
    }
    if (!(error instanceof Refusal)) throw error;
    await fail(platform, order, error);
  }
}

async function fail(platform: Platform, order: IssuingRecord, { text, facts }: Refusal) {
  const { db, ids } = platform;
  const now = platform.clock();
  const [vi, en] = [fillSentence(text.vi, facts), fillSentence(text.en, facts)];
  const result = { issued: null, problem: { code: text.code, vi, en } };
  await db.transaction().execute(async (tx) => {
    if (!(await endIssuing(tx, order, 'failed', result, now))) return;
    const { authorityId } = order;
    await tellOfIssue({ tx, ids, authorityId }, order, { readingId: order.request.id }, now);
  });
}

function shown({ state, written, total, askedAt, result }: IssuingRecord): Issuing {
  return {
    ...{ state, written, total, askedAt: askedAt.toISOString() },
    issued: result?.issued ?? null,
    problem: result?.problem ?? null,
  };
}
