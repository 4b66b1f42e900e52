import type { Role } from '../../server/organisation/contract.ts';
import type { UnitKind } from '../../server/organisation/rules/unit-kind.ts';
import type { Draw } from './draw.ts';

/** One unit of a made-up tree: where it stands is the index of its parent in the same list. */
export interface DrawnUnit {
  readonly parent: number | null;
  readonly depth: number;
  readonly kind: UnitKind;
  readonly isClosed: boolean;
}

/** One post: where it sits, what it answers for, and whether somebody still holds it. */
export interface DrawnPost {
  readonly unit: number;
  readonly jurisdiction: number;
  readonly role: Role;
  readonly held: 'now' | 'past' | 'future';
}

export interface DrawnAuthority {
  readonly units: readonly DrawnUnit[];
  readonly posts: readonly DrawnPost[];
}

/**
 * Two or three authorities with trees of one to four levels. The first is always deep enough for work to go
 * down through a unit that has units under it and others beside it: above, below and beside exist in every world.
 */
export function drawOffices(draw: Draw): DrawnAuthority[] {
  const count = draw.number(2, 3);
  return Array.from({ length: count }, (_, index) => {
    const units = drawTree(draw, index === 0);
    return { units, posts: drawPosts(draw, units) };
  });
}

function drawTree(draw: Draw, isFirst: boolean): DrawnUnit[] {
  const kinds: readonly UnitKind[] = isFirst
    ? ['ministry', 'division', 'division', 'division']
    : ['province', 'department', 'division', 'commune'];
  const units: DrawnUnit[] = [
    { parent: null, depth: 0, kind: kinds[0] ?? 'ministry', isClosed: false },
  ];
  const add = (parent: number, isClosed = false): number => {
    const depth = (units[parent]?.depth ?? 0) + 1;
    const isCommune = !isFirst && depth > 0 && draw.chance(0.5);
    units.push({
      parent,
      depth,
      kind: isCommune ? 'commune' : (kinds[depth] ?? 'division'),
      isClosed,
    });
    return units.length - 1;
  };
  const beside = add(0);
  const over = add(0);
  const under = add(over);
  if (isFirst) add(add(under));
  if (isFirst || draw.chance(0.7)) add(over);
  if (draw.chance(0.5)) add(beside);
  add(draw.chance(0.5) ? 0 : over, true);
  for (let more = draw.number(0, 2); more > 0; more -= 1) {
    const open = units.flatMap((unit, index) => (unit.depth < 4 && !unit.isClosed ? [index] : []));
    add(draw.oneOf(open));
  }
  return units;
}

function drawPosts(draw: Draw, units: readonly DrawnUnit[]): DrawnPost[] {
  const post = (unit: number, role: Role, jurisdiction = unit): DrawnPost => ({
    ...{ unit, jurisdiction, role },
    held: 'now',
  });
  const posts = (['planner', 'leader', 'inspector', 'admin'] as const).map((role) => post(0, role));
  units.forEach(({ isClosed, kind }, unit) => {
    if (unit === 0 || isClosed) return;
    posts.push(post(unit, kind === 'commune' ? 'commune' : 'head'));
    if (draw.chance(0.6)) posts.push(post(unit, 'officer'));
  });
  // Who plans for, looks into, or answers from elsewhere for a part of the tree only.
  posts.push(post(0, draw.oneOf(['inspector', 'planner'] as const), 2));
  posts.push(post(1, draw.oneOf(['planner', 'leader'] as const)));
  posts.push({ ...post(0, 'leader'), held: 'past' }, { ...post(0, 'inspector'), held: 'future' });
  return posts;
}
