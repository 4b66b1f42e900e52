import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitMatch } from '../organisation/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { SheetLine } from './rules/money-sheet.ts';
import { type ImportTask, type NamedPlan, plansNamed, tasksToName } from './store/import-store.ts';
import { type LineRecord, linesOf } from './store/line-store.ts';
import { allProjects, type ProjectRecord } from './store/project-store.ts';
import { type SourceRecord, sourcesOf } from './store/source-store.ts';

/** Everything of the books that a sheet is matched to. */
export interface SheetBooks {
  readonly planId: string | null;
  readonly plans: readonly NamedPlan[];
  readonly tasks: readonly ImportTask[];
  readonly projects: readonly ProjectRecord[];
  readonly sources: readonly SourceRecord[];
  readonly lines: readonly LineRecord[];
  /** The unit that a name as written stands for; null where none or several do. */
  readonly unitNamed: (written: string) => string | null;
  readonly unitIds: ReadonlySet<string>;
}

const MOST = 50_000;

/** Reads what a sheet may speak of, in a few questions. */
export async function openSheet(
  db: Db | Tx,
  actor: Actor,
  planId: string | null,
  lines: readonly SheetLine[],
  matches: readonly UnitMatch[],
  today: Day,
): Promise<SheetBooks> {
  const { authorityId } = actor;
  const units = new Map(matches.flatMap(({ written, unit }) => (unit ? [[written, unit.id]] : [])));
  const numbers = [...new Set(lines.map(({ plan }) => plan).filter((plan) => plan !== ''))];
  const plans = await plansNamed(db, authorityId, numbers, planId);
  const taskIds = lines.flatMap(({ node }) => /^task:(\d{1,19})$/.exec(node)?.[1] ?? []);
  const tasks = await tasksToName(db, authorityId, {
    ...{ planIds: plans.map(({ id }) => id), unitIds: [...units.values()], taskIds },
  });
  const projects = await allProjects(db, authorityId);
  const sight = { db, day: today, isPast: false, upTo: today };
  return {
    ...{ planId, plans, tasks, projects },
    sources: await sourcesOf(db, authorityId),
    lines: await linesOf(sight, [authorityId], null, {}, MOST),
    unitNamed: (written) => units.get(written) ?? null,
    unitIds: new Set([
      ...tasks.map(({ unitId }) => unitId),
      ...projects.map(({ unitId }) => unitId),
      ...units.values(),
    ]),
  };
}
