import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { readCursor, writeCursor } from '../directives/rules/list-cursor.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import { authorityOfUnit, personNames } from '../organisation/units.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { type Difference, platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { requireSight } from '../tasks/require-on-task.ts';
import { findTask } from '../tasks/store/load-task.ts';
import {
  type addProject,
  budgetErrors,
  type changeProject,
  type listProjects,
  type Project,
} from './contract.ts';
import { requireMoney } from './money-node.ts';
import { openMoneySight } from './money-sight.ts';
import {
  allProjects,
  countProjects,
  insertProjects,
  lockProject,
  type ProjectRecord,
  type ProjectRow,
  pageOfProjects,
  saveProject,
} from './store/project-store.ts';

/** Projects (dự án) that a post may see, in the order of their names. */
export async function projectsView(
  platform: Platform,
  actor: Actor,
  query: z.output<(typeof listProjects)['query']>,
): Promise<{ rows: Project[]; next: string | null; total: number }> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, query);
  const words = accentFree(query.q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const filter = { words, planId: query.planId ?? null, taskId: query.taskId ?? null };
  const cursor = readCursor(query.after);
  const after = cursor && { name: cursor[1], id: cursor[2] };
  const { authorityId } = actor;
  const found = await pageOfProjects(sight, authorityId, actor, filter, after, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => shape(row, actor, sight.isPast)),
    next: found.length > query.limit && last ? writeCursor([0, last.folded, last.id]) : null,
    total: await countProjects(sight, authorityId, actor, filter),
  };
}

/** Adds a project. @throws Refusal NOT_FOUND, NOT_ALLOWED, PROJECT_EXISTS */
export function addMoneyProject(
  platform: Platform,
  actor: Actor,
  body: z.output<typeof addProject.body>,
  key: string | null,
): Promise<Project> {
  return keepProject(platform, actor, 'add_project', key, async (context) => {
    const after = await checked(context, actor, body, null);
    await insertProjects(context.tx, [after]);
    return { before: null, after };
  });
}

/**
 * Renames a project or moves it to another task; its lines go along.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, PROJECT_EXISTS, CONFLICT with the difference
 */
export function changeMoneyProject(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, ...body }: z.output<typeof changeProject.body>,
  key: string | null,
): Promise<Project> {
  return keepProject(platform, actor, 'change_project', key, async (context) => {
    const before = await lockProject(context.tx, actor.authorityId, id);
    if (!before) throw new Refusal(platformErrors.NOT_FOUND);
    await requireMoney(context.tx, actor, ['budget.edit'], before, dayInVietnam(context.now));
    if (before.version !== version) await refuseOutdated(context, before, body);
    const after = await checked(context, actor, body, before);
    await saveProject(context.tx, after);
    return { before, after };
  });
}

async function keepProject(
  platform: Platform,
  actor: Actor,
  name: string,
  key: string | null,
  work: (context: ActContext) => Promise<{ before: ProjectRecord | null; after: ProjectRecord }>,
): Promise<Project> {
  requireRight(actor, 'budget.edit');
  const request = { name, authorityId: actor.authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { before, after } = await work(context);
    const subject = { subjectKind: 'project', subjectId: after.id };
    await context.journal({ ...subject, before, after });
    const sight = await openMoneySight({ ...platform, db: platform.db }, actor, {});
    const filter = { words: [], planId: null, taskId: null, id: after.id };
    const own = { ...sight, db: context.tx };
    const [row] = await pageOfProjects(own, after.authorityId, actor, filter, null, 1);
    if (!row) throw new Refusal(platformErrors.NOT_FOUND);
    return shape(row, actor, false);
  });
}

/** The record that a body asks for, with everything that it names found and allowed. */
async function checked(
  { tx, now, ids }: ActContext,
  actor: Actor,
  body: z.output<typeof addProject.body>,
  before: ProjectRecord | null,
): Promise<ProjectRecord> {
  const { authorityId } = actor;
  const today = dayInVietnam(now);
  const owner = await authorityOfUnit(tx, body.unitId);
  if (owner === null) throw new Refusal(platformErrors.NOT_FOUND);
  await requireMoney(tx, actor, ['budget.edit'], { authorityId, unitId: body.unitId }, today);
  if (body.taskId !== null) await requireTask(tx, actor, body.taskId, before, today);
  else if (body.planId !== null && body.planId !== before?.planId) {
    await seenPlan(tx, actor, body.planId, { day: today });
  }
  const twin = (await allProjects(tx, authorityId)).find(
    ({ id, code }) => body.code !== null && code === body.code && id !== before?.id,
  );
  if (twin) throw new Refusal(budgetErrors.PROJECT_EXISTS, { code: body.code ?? '' });
  return {
    ...{ authorityId, id: before?.id ?? ids.next(), ...body },
    planId: body.taskId === null ? body.planId : null,
    folded: accentFree([body.code, body.name].filter(Boolean).join(' | ')),
    ...{ version: (before?.version ?? 0) + 1, since: now, changedBy: actor.personId },
  };
}

/** A project hangs on a task that whoever links it may read; what hung there before may stay. */
async function requireTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  before: ProjectRecord | null,
  today: Day,
): Promise<void> {
  const task = await findTask(tx, [actor.authorityId], taskId);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  if (taskId !== before?.taskId) await requireSight(tx, actor, task, today);
}

async function refuseOutdated(
  { tx }: ActContext,
  saved: ProjectRecord,
  yours: z.output<typeof addProject.body>,
): Promise<never> {
  const names = await personNames(tx, [saved.changedBy]);
  const fields = (['code', 'name', 'unitId', 'planId', 'taskId'] as const).filter(
    (field) => saved[field] !== yours[field],
  );
  const difference: z.input<typeof Difference> = {
    savedBy: names.get(saved.changedBy) ?? '',
    savedAt: saved.since.toISOString(),
    version: saved.version,
    fields: fields.map((field) => ({ field, yours: yours[field], saved: saved[field] })),
  };
  throw new Refusal(platformErrors.CONFLICT, {}, difference);
}

function shape(row: ProjectRow, actor: Actor, isPast: boolean): Project {
  const { id, code, name, planId, taskId, taskTitle, version } = row;
  const unit = { id: row.unitId, name: row.unitName, shortName: row.unitShortName };
  const canEdit = !isPast && reachesOf(actor)['budget.edit'] !== undefined;
  return { id, code, name, unit, planId, taskId, taskTitle, version, canEdit };
}
