import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Db } from '../platform/database/database.ts';
import { composeIssue } from './compose-issue.ts';
import { membersOf, requireIssuable } from './issue-plan.ts';
import { readingOf } from './open-reading.ts';
import { ownerOf } from './plan-owner.ts';
import { withAllMembers } from './rules/match-units.ts';
import { type IssuingRecord, noteWritten } from './store/issuing-store.ts';
import {
  deleteStagedRows,
  forgetStaged,
  insertStaged,
  noteLinesDone,
  type StagedPlan,
  stagedFor,
} from './store/staged-plans.ts';
import { batchesOf, writeBatch } from './task-rows.ts';

/** Rows of an order that was given up, deleted by one statement. */
const MOST_DELETED = 20_000;

/** The order was stopped, or another process is at work on it. */
export class Stopped extends Error {}

/**
 * Writes the tasks of a large order out of sight, batch by batch, each committed with the place up to which
 * all is written: whoever goes on after a crash begins there. What was written on an earlier day is given up,
 * because rows and postings say the day on which they are seen.
 *
 * @param batch rows that one batch writes at most
 * @throws Stopped
 */
export async function stageTasks(
  platform: Platform,
  order: IssuingRecord,
  batch?: number,
): Promise<StagedPlan> {
  const staged = (await keptOrGivenUp(platform, order)) ?? (await beginStaging(platform, order));
  const { planId, at, layout } = staged;
  const { authorityId, author } = order;
  const { ownerUnitId, tasks } = layout;
  let { linesDone } = staged;
  for (const each of batchesOf(tasks, batch)) {
    if (each.upTo <= linesDone) continue;
    // Of a batch that was cut otherwise before, only what is missing.
    const missing = each.lines.slice(each.lines.length - (each.upTo - linesDone));
    await platform.db.transaction().execute(async (tx) => {
      const rows = { tx, authorityId, now: at, author };
      await writeBatch(rows, { planId, ownerUnitId, tasks }, { lines: missing });
      const moved = await noteLinesDone(tx, authorityId, planId, linesDone, each.upTo);
      const waits = moved && (await noteWritten(tx, order, each.rows, platform.clock()));
      if (!waits) throw new Stopped();
    });
    linesDone = each.upTo;
  }
  return { ...staged, linesDone };
}

/** Takes away everything that was written of an order; taken up again, it goes on where it was. */
export async function unstage(
  db: Db,
  order: Pick<IssuingRecord, 'authorityId' | 'id'>,
): Promise<void> {
  const staged = await stagedFor(db, order);
  if (!staged) return;
  const { authorityId } = order;
  const { planId } = staged;
  while ((await deleteStagedRows(db, authorityId, planId, MOST_DELETED)) > 0);
  await forgetStaged(db, authorityId, planId);
}

async function keptOrGivenUp(
  { db, clock }: Platform,
  order: IssuingRecord,
): Promise<StagedPlan | null> {
  const staged = await stagedFor(db, order);
  if (!staged || dayInVietnam(staged.at) === dayInVietnam(clock())) return staged;
  await unstage(db, order);
  return null;
}

async function beginStaging(platform: Platform, order: IssuingRecord): Promise<StagedPlan> {
  const { authorityId, author, request } = order;
  const at = platform.clock();
  const members = await membersOf(platform, author, request);
  return platform.db.transaction().execute(async (tx) => {
    const record = await readingOf(tx, author, request.id);
    const draft = withAllMembers(record.draft, members);
    requireIssuable(draft);
    const { effectiveOn } = request;
    const ownerUnitId = await ownerOf(tx, author, draft, effectiveOn);
    const basis = { draft, ownerUnitId, effectiveOn, today: dayInVietnam(at) };
    const { layout } = await composeIssue({ db: tx, authorityId, ids: platform.ids }, basis);
    const staged = { planId: layout.ids.planId, at, layout };
    await insertStaged(tx, order, staged);
    return { ...staged, linesDone: 0 };
  });
}
