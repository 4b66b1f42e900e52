import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Right } from '../organisation/rules/may.ts';
import { unitPath } from '../organisation/units.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { findTask } from '../tasks/store/load-task.ts';
import type { NodeRef } from './contract.ts';
import { mayOnMoney } from './rules/may-money.ts';
import { findProject } from './store/project-store.ts';

/** What money is for, with the authority whose books it stands in and the unit that bears it. */
export interface MoneyNode {
  readonly authorityId: string;
  readonly unitId: string;
  readonly taskId: string | null;
  readonly projectId: string | null;
}

/** The node of that name in the first of a few authorities that has it; null where none has. */
export async function findNode(
  db: Db | Tx,
  authorityIds: readonly string[],
  { kind, id }: NodeRef,
): Promise<MoneyNode | null> {
  if (kind === 'task') {
    const task = await findTask(db, authorityIds, id);
    return (
      task && {
        ...{ authorityId: task.authority_id, unitId: task.unit_id, taskId: id, projectId: null },
      }
    );
  }
  const project = await findProject(db, authorityIds, id);
  return (
    project && {
      ...{ authorityId: project.authorityId, unitId: project.unitId, taskId: null, projectId: id },
    }
  );
}

/** Whether a post may do something with the money of a unit today. */
export async function mayForUnit(
  db: Db | Tx,
  actor: Actor,
  right: Right,
  of: { readonly authorityId: string; readonly unitId: string },
  today: Day,
): Promise<boolean> {
  const path = await unitPath(db, of.unitId, today);
  return mayOnMoney(actor, right, { ...of, unitPath: path }).allowed;
}

/**
 * Lets an act on money go on where the post may do one of several things.
 *
 * @throws Refusal NOT_FOUND where the post may not even read it, NOT_ALLOWED otherwise
 */
export async function requireMoney(
  db: Db | Tx,
  actor: Actor,
  rights: readonly Right[],
  of: { readonly authorityId: string; readonly unitId: string },
  today: Day,
): Promise<void> {
  const thing = { ...of, unitPath: await unitPath(db, of.unitId, today) };
  if (rights.some((right) => mayOnMoney(actor, right, thing).allowed)) return;
  const reads = mayOnMoney(actor, 'budget.read', thing).allowed;
  throw new Refusal(reads ? platformErrors.NOT_ALLOWED : platformErrors.NOT_FOUND);
}
