import {
  type Asker,
  may,
  type Right,
  reachesOf,
  type Thing,
  type Verdict,
} from '../../organisation/rules/may.ts';

/** The post that asks for tasks. */
export interface TaskAsker extends Asker {
  /** True where the post answers for the top of its authority: it sees all that the authority gave. */
  readonly wholeAuthority: boolean;
}

/** A task as rights see it. Paths list a unit and all its ancestors on the day. */
export interface TaskThing extends Thing {
  readonly unitId: string;
  readonly unitPath: readonly string[];
  readonly assignerUnitId: string;
  readonly partyPaths: readonly (readonly string[])[];
}

/**
 * What the grid of rights says, and one thing it cannot say: the top of an authority reads every task
 * that the authority gave, also those given to bodies outside its own tree.
 */
export function mayOnTask(asker: TaskAsker, right: Right, task: TaskThing): Verdict {
  const readsAll =
    right === 'task.read' && asker.wholeAuthority && task.authorityId === asker.authorityId;
  if (readsAll && reachesOf(asker)['task.read']) return { allowed: true, by: 'authority' };
  return may(asker, right, task);
}
