import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { shapeRows } from '../tasks/shape-rows.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { getBehind as behindEndpoint, getWhy as whyEndpoint } from './contract.ts';
import { shownEdition } from './frozen-ranking.ts';
import { openRanking, type RankingEntry, type RankingSight } from './ranking-view.ts';
import type { Scope } from './store/cases/case-source.ts';
import { isTaskSource, PARTS, tasksBehind } from './store/cases/task-cases.ts';

type WhyQuery = z.output<(typeof whyEndpoint)['query']>;
type WhyReply = z.input<(typeof whyEndpoint)['reply']>;
type BehindQuery = z.output<(typeof behindEndpoint)['query']>;
type BehindReply = z.input<(typeof behindEndpoint)['reply']>;

/** Vì sao 86,4: every point of one unit with the numbers behind it. @throws Refusal NOT_FOUND */
export async function whyView(
  platform: Platform,
  actor: Actor,
  id: string,
  unitId: string,
  query: WhyQuery,
): Promise<WhyReply> {
  const found = await openRanking(platform, actor, id, query);
  const { row, criteria } = entryOf(found, unitId);
  const { edition, asOf } = found;
  return { row, asOf, edition: edition && shownEdition(edition), criteria: [...criteria] };
}

/**
 * The very tasks behind a number of one unit: of a published ranking those that were counted then, of a
 * computed one those that its own statement finds. Rows are those in sight of the post, at most 200.
 *
 * @throws Refusal NOT_FOUND
 */
export async function behindView(
  platform: Platform,
  actor: Actor,
  id: string,
  unitId: string,
  { criterion, part, ...query }: BehindQuery,
): Promise<BehindReply> {
  const found = await openRanking(platform, actor, id, query);
  const entry = entryOf(found, unitId);
  const cases = found.edition
    ? keptCases(entry, criterion, part)
    : await liveCases(platform, found, unitId, criterion, part);
  const { authorityId } = found.sight.card;
  const asOf = found.asOf < found.sight.today ? found.asOf : undefined;
  const sight = await openSight(platform, actor, asOf);
  const shown = cases.slice(0, MOST);
  const tasks = await tasksById(
    sight,
    shown.map(({ taskId }) => ({ authority_id: authorityId, id: taskId })),
  );
  const partOf = new Map(shown.map((each) => [each.taskId, each.part]));
  const rows = await shapeRows(platform.db, sight.authorities, tasks, sight.day, actor.limits);
  return {
    rows: rows
      .map((row) => ({ ...row, part: partOf.get(row.id) ?? part }))
      .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')),
    total: cases.length,
    asOf: found.asOf,
  };
}

const MOST = 200;
const MOST_CASES = 20_000;

interface Case {
  readonly taskId: string;
  readonly part: string;
}

function entryOf({ entries }: RankingSight, unitId: string): RankingEntry {
  const entry = entries.find(({ row }) => row.unit.id === unitId);
  if (!entry) throw new Refusal(platformErrors.NOT_FOUND);
  return entry;
}

function keptCases({ cases }: RankingEntry, criterion: string, part: string): Case[] {
  return Object.entries(cases[criterion] ?? {})
    .filter(([name]) => part === 'all' || name === part)
    .flatMap(([name, taskIds]) => taskIds.map((taskId) => ({ taskId, part: name })));
}

async function liveCases(
  { db }: Platform,
  { sight, period, definition }: RankingSight,
  unitId: string,
  criterion: string,
  part: string,
): Promise<Case[]> {
  const source = definition.criteria.find(({ key }) => key === criterion)?.source;
  if (!source || !isTaskSource(source)) return [];
  const { authorityId, id: scorecardId } = sight.card;
  const { day, isPast, today } = sight;
  const scope: Scope = {
    ...{ authorityId, scorecardId, period: period.code, from: period.from, to: period.to },
    ...{ day, isPast, today, unitIds: [unitId] },
  };
  const { good, other } = PARTS[source.kind];
  const parts = part === 'all' ? [...good, ...other] : [part];
  return tasksBehind(db, scope, source, parts, MOST_CASES);
}
