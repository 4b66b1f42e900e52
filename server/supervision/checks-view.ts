import { sql } from 'kysely';
import { z } from 'zod';
import { addDays } from '../calendar/rules/day.ts';
import { reportPeriodOf } from '../calendar/rules/report-periods.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import { rows } from '../platform/database/rows.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import type { CheckCount, CheckRow, getCheckCounts, listCheckFindings } from './check-contract.ts';
import {
  CHECK_CODES,
  CHECK_LIMITS,
  type CheckCode,
  type CheckMoment,
  judge,
  SEVERITIES,
  TODO,
} from './rules/checks.ts';
import { type CheckedTask, checkFacts, type SeenMark, seenMarks } from './store/check-facts.ts';
import { type CheckScope, checkSql } from './store/check-sql.ts';

type CountQuery = z.output<(typeof getCheckCounts)['query']>;
export type FindingQuery = z.output<(typeof listCheckFindings)['query']>;

/** Findings of one check beyond this are not counted: a unit or a plan narrows them. */
const MOST = 1_000;
const Cursor = z.tuple([Id]);

export interface CheckSight extends TaskSight {
  readonly moment: CheckMoment;
}

/** What the checks look at: the day, and the last cut-off of monthly reports before it (NĐ 09/2019). */
export async function openChecks(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  asOf: string | undefined,
): Promise<CheckSight> {
  requireRight(actor, 'check.read');
  const sight = await openSight(platform, actor, asOf);
  const cutOff = addDays(reportPeriodOf(sight.day, 'month').from, -1);
  return { ...sight, moment: { day: sight.day, cutOff, limits: CHECK_LIMITS } };
}

/** How many findings each check has that nobody has marked as right. */
export async function checkCounts(
  platform: Platform,
  actor: Actor,
  { asOf, unitId, planId }: CountQuery,
): Promise<{ cutOff: string; counts: CheckCount[] }> {
  const sight = await openChecks(platform, actor, asOf);
  const scope = { unitId: unitId ?? null, planId: planId ?? null, words: [] };
  const counts = await Promise.all(
    CHECK_CODES.map(async (code): Promise<CheckCount> => {
      const { ids, more } = await findingIds(code, sight, scope);
      const seen = await stillSeen(code, sight);
      const open = ids.filter(({ key }) => !seen.has(key));
      return { code, severity: SEVERITIES[code], count: open.length, more };
    }),
  );
  return { cutOff: sight.moment.cutOff, counts };
}

interface Found {
  readonly authorityId: string;
  readonly id: string;
  readonly key: string;
}

/** The tasks in which a check finds something, by id; at most {@link MOST} of an authority. */
async function findingIds(
  code: CheckCode,
  sight: CheckSight,
  scope: CheckScope,
): Promise<{ ids: Found[]; more: boolean }> {
  const lists = await Promise.all(
    sight.authorities.map(async (authorityId) => {
      const statement = checkSql(code, sight, authorityId, scope, sight.moment);
      const found = await rows(
        sight.db,
        sql<{ id: string }>`select distinct id from (select * from (${statement}) f
            limit ${MOST + 1}) found order by id`,
      );
      return found.map(({ id }) => ({ authorityId, id, key: keyOf(authorityId, id) }));
    }),
  );
  const ids = lists.flat().toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return { ids: ids.slice(0, MOST), more: ids.length > MOST };
}

/** The findings that somebody marked as right and whose facts are still the same. */
async function stillSeen(code: CheckCode, sight: CheckSight): Promise<Map<string, SeenMark>> {
  const seen = new Map<string, SeenMark>();
  for (const authorityId of sight.authorities) {
    const marks = await seenMarks(sight, authorityId, code);
    if (marks.length === 0) continue;
    const ids = marks.map(({ taskId }) => taskId);
    const tasks = new Map(
      (await checkFacts(sight, authorityId, ids)).map((task) => [task.id, task]),
    );
    for (const mark of marks) {
      const task = tasks.get(mark.taskId);
      if (task && judge(code, task, sight.moment)?.facts === mark.facts) {
        seen.set(keyOf(authorityId, mark.taskId), mark);
      }
    }
  }
  return seen;
}

/** What one check found, task by task, each with what to do; or what was marked as right. */
export async function checkFindings(
  platform: Platform,
  actor: Actor,
  query: FindingQuery,
): Promise<{ rows: CheckRow[]; next: string | null; total: number; more: boolean }> {
  const { code, asOf, unitId, planId, q, after, limit } = query;
  const sight = await openChecks(platform, actor, asOf);
  const words = plainWords(q ?? '')
    .split(' ')
    .filter(Boolean);
  const scope = { unitId: unitId ?? null, planId: planId ?? null, words };
  const [{ ids, more }, seen] = await Promise.all([
    findingIds(code, sight, scope),
    stillSeen(code, sight),
  ]);
  const wanted = ids.filter(({ key }) => seen.has(key) === (query.seen === 'yes'));
  const from = fromPageKey(after, Cursor)?.[0];
  const left = from === undefined ? wanted : wanted.filter(({ id }) => BigInt(id) > BigInt(from));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await findingRows(sight, code, page, seen),
    next: left.length > limit && last ? toPageKey([last.id]) : null,
    ...{ total: wanted.length, more },
  };
}

async function findingRows(
  sight: CheckSight,
  code: CheckCode,
  found: readonly Found[],
  seen: ReadonlyMap<string, SeenMark>,
): Promise<CheckRow[]> {
  const tasks = new Map<string, CheckedTask>();
  for (const authorityId of new Set(found.map((each) => each.authorityId))) {
    const ids = found.filter((each) => each.authorityId === authorityId).map(({ id }) => id);
    for (const task of await checkFacts(sight, authorityId, ids)) {
      tasks.set(keyOf(authorityId, task.id), task);
    }
  }
  return found.flatMap(({ key }): CheckRow[] => {
    const task = tasks.get(key);
    const finding = task && judge(code, task, sight.moment);
    if (!task || !finding) return [];
    const mark = seen.get(key);
    return [
      {
        ...{ id: `${code}-${task.id}`, code, severity: SEVERITIES[code], taskId: task.id },
        ...{ title: task.title, planNumber: task.planNumber, facts: finding.facts },
        unit: { id: task.unitId, name: task.unitName, shortName: task.unitShortName },
        ...{ what: { vi: finding.vi, en: finding.en }, todo: TODO[code] },
        seen: mark ? { reason: mark.reason, by: mark.by, at: mark.at.toISOString() } : null,
        maySettle: !sight.isPast && maySettle(sight.actor, task),
      },
    ];
  });
}

/** Whether a post may say of a finding that it is right. */
export function maySettle(
  actor: Actor,
  { authorityId, unitId }: Pick<CheckedTask, 'authorityId' | 'unitId'>,
): boolean {
  return may(actor, 'check.settle', { authorityId, unitId }).allowed;
}

function keyOf(authorityId: string, id: string): string {
  return `${authorityId}/${id}`;
}
