import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitMatch } from '../organisation/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { budgetErrors } from './contract.ts';
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

/** Tasks, and lines of money, that one sheet may touch. */
const MOST = 50_000;

/** Reads what a sheet may speak of, in a few questions. @throws Refusal SHEET_TOO_WIDE */
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
  const named = { planIds: plans.map(({ id }) => id), unitIds: [...units.values()], taskIds };
  const tasks = await tasksToName(db, authorityId, named, MOST);
  refuseWide(tasks);
  const projects = await allProjects(db, authorityId);
  const sight = { db, day: today, isPast: false, upTo: today };
  const standing = { taskIds: tasks.map(({ id }) => id), projects: lines.some(isOfProject) };
  const known = await linesOf(sight, [authorityId], null, { standing }, MOST);
  refuseWide(known);
  return {
    ...{ planId, plans, tasks, projects },
    sources: await sourcesOf(db, authorityId),
    lines: known,
    unitNamed: (written) => units.get(written) ?? null,
    unitIds: new Set([
      ...tasks.map(({ unitId }) => unitId),
      ...projects.map(({ unitId }) => unitId),
      ...units.values(),
    ]),
  };
}

function isOfProject({ node, project, projectCode }: SheetLine): boolean {
  return project !== '' || projectCode !== '' || node.startsWith('project:');
}

/** What is only half known is not matched: a line that is not seen would be written a second time. */
function refuseWide(found: readonly unknown[]): void {
  if (found.length > MOST) throw new Refusal(budgetErrors.SHEET_TOO_WIDE, { most: MOST });
}
