import type { Role } from '../contract.ts';
import { GRID } from './grid.ts';
import { type Reach, RIGHTS, type Right } from './rights.ts';

export { GRID } from './grid.ts';
export { type Reach, RIGHTS, type Right } from './rights.ts';

/** The post that asks, as rights see it. */
export interface Asker {
  readonly role: Role;
  readonly authorityId: string;
  readonly jurisdictionUnitId: string;
  /** The rights left to a delegation (ủy quyền) or a token, out of those of the role; null or absent: all. */
  readonly only?: ReadonlySet<Right> | null;
  /** Its body works in an installation of its own: here the post may only look. */
  readonly worksElsewhere?: boolean;
}

/** The thing asked for, as rights see it. Paths list a unit and all its ancestors on the day. */
export interface Thing {
  readonly authorityId: string;
  readonly unitId?: string;
  readonly unitPath?: readonly string[];
  readonly assignerUnitId?: string;
  readonly partyPaths?: readonly (readonly string[])[];
  /** Units that coordinate, themselves. */
  readonly coordinatorIds?: readonly string[];
}

export type Verdict =
  | { readonly allowed: true; readonly by: Reach }
  | { readonly allowed: false; readonly because: 'role' | 'limited' | 'elsewhere' | 'reach' };

/** Decides one case. The server asks it before every act and view; the browser mirrors it. */
export function may(asker: Asker, right: Right, thing: Thing): Verdict {
  const reaches = GRID[asker.role][right];
  if (!reaches) return { allowed: false, because: 'role' };
  if (asker.only && !asker.only.has(right)) return { allowed: false, because: 'limited' };
  if (asker.worksElsewhere && !right.endsWith('.read')) {
    return { allowed: false, because: 'elsewhere' };
  }
  const by = reaches.find((reach) => reachesThing(asker, reach, thing));
  return by ? { allowed: true, by } : { allowed: false, because: 'reach' };
}

/** The line of the grid that holds for a post: its role's, less what a delegation or token leaves out. */
export function reachesOf(asker: Pick<Asker, 'role' | 'only'>): RightsHeld {
  const { role, only } = asker;
  if (!only) return GRID[role];
  const left: Partial<Record<Right, readonly Reach[]>> = {};
  for (const right of only) {
    const reaches = GRID[role][right];
    if (reaches) left[right] = reaches;
  }
  return left;
}
export type RightsHeld = Partial<Readonly<Record<Right, readonly Reach[]>>>;

/** The rights that a role has somewhere, for menus. */
export function rightsOf(role: Role, only: ReadonlySet<Right> | null = null): Right[] {
  const held = reachesOf({ role, only });
  return RIGHTS.filter((right) => held[right] !== undefined);
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
    case 'coordinator':
      return thing.coordinatorIds?.includes(unit) ?? false;
    case 'party':
      return thing.partyPaths?.some((path) => path.includes(unit)) ?? false;
  }
}
