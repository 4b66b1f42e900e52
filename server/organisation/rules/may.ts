import type { Role } from '../contract.ts';

/** Everything that rights decide on, named as `thing.verb`. */
export const RIGHTS = [
  'directive.read',
  'directive.register',
  'reading.write',
  'plan.read',
  'plan.issue',
  'task.read',
  'task.accept',
  'task.hand_back',
  'task.decide_hand_back',
  'task.break_down',
  'task.report',
  'task.decide_result',
  'board.read',
  'unit.read',
  'unit.edit',
  'journal.read',
] as const;
export type Right = (typeof RIGHTS)[number];

/**
 * How far a right reaches:
 * - `own`: the unit that the post answers for holds the thing itself;
 * - `below`: that unit or any unit under it holds it;
 * - `assigner`: that unit gave it;
 * - `party`: that unit or one under it takes part (phối hợp);
 * - `authority`: anything of the post's own authority.
 */
export type Reach = 'own' | 'below' | 'assigner' | 'party' | 'authority';

const seeTasks: readonly Reach[] = ['below', 'assigner', 'party'];
const readers = {
  'directive.read': ['authority', ...seeTasks],
  'plan.read': ['authority', ...seeTasks],
  'task.read': seeTasks,
  'board.read': ['below'],
  'unit.read': ['authority', 'below'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

const holds = {
  'task.accept': ['own'],
  'task.hand_back': ['own'],
  'task.break_down': ['own'],
  'task.report': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

const decides = {
  'task.decide_hand_back': ['assigner'],
  'task.decide_result': ['assigner'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** The grid of rights: role × right × reach. Printed in the administration pages as it stands here. */
export const GRID: Readonly<Record<Role, Partial<Record<Right, readonly Reach[]>>>> = {
  planner: {
    ...readers,
    ...decides,
    'directive.register': ['authority'],
    'reading.write': ['authority'],
    'plan.issue': ['authority'],
    'task.break_down': ['own'],
    'unit.edit': ['authority'],
    'journal.read': ['authority'],
  },
  head: { ...readers, ...holds, ...decides },
  officer: { ...readers, 'task.report': ['own'] },
  leader: { ...readers, ...decides },
  commune: { ...readers, ...holds },
  inspector: { ...readers, 'journal.read': ['authority'] },
  admin: {
    'unit.read': ['authority'],
    'unit.edit': ['authority'],
    'journal.read': ['authority'],
    'directive.read': ['authority'],
    'plan.read': ['authority'],
  },
};

/** The post that asks, as rights see it. */
export interface Asker {
  readonly role: Role;
  readonly authorityId: string;
  readonly jurisdictionUnitId: string;
}

/** The thing asked for, as rights see it. Paths list a unit and all its ancestors on the day. */
export interface Thing {
  readonly authorityId: string;
  readonly unitId?: string;
  readonly unitPath?: readonly string[];
  readonly assignerUnitId?: string;
  readonly partyPaths?: readonly (readonly string[])[];
}

export type Verdict =
  | { readonly allowed: true; readonly by: Reach }
  | { readonly allowed: false; readonly because: 'role' | 'reach' };

/** Decides one case. The server asks it before every act and view; the browser mirrors it. */
export function may(asker: Asker, right: Right, thing: Thing): Verdict {
  const reaches = GRID[asker.role][right];
  if (!reaches) return { allowed: false, because: 'role' };
  const by = reaches.find((reach) => reachesThing(asker, reach, thing));
  return by ? { allowed: true, by } : { allowed: false, because: 'reach' };
}

/** The rights that a role has somewhere, for menus. */
export function rightsOf(role: Role): Right[] {
  return RIGHTS.filter((right) => GRID[role][right] !== undefined);
}

function reachesThing(asker: Asker, reach: Reach, thing: Thing): boolean {
  const unit = asker.jurisdictionUnitId;
  switch (reach) {
    case 'authority':
      return thing.authorityId === asker.authorityId;
    case 'own':
      return thing.unitId === unit;
    case 'below':
      return thing.unitPath?.includes(unit) ?? false;
    case 'assigner':
      return thing.assignerUnitId === unit;
    case 'party':
      return thing.partyPaths?.some((path) => path.includes(unit)) ?? false;
  }
}
