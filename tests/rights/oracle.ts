import type { Role } from '../../server/organisation/contract.ts';
import { GRID, type Right } from '../../server/organisation/rules/may.ts';

/** A post as the oracle knows it: nothing but what the generator drew. */
export interface Post {
  readonly key: string;
  readonly role: Role;
  readonly authorityId: string;
  readonly jurisdictionUnitId: string;
  readonly answersForTop: boolean;
  readonly personId: string;
  readonly postId: string;
}

/** What rests with whom. */
export interface Held {
  readonly authorityId: string;
  readonly unitId?: string;
  readonly assignerUnitId?: string;
  readonly partyUnitIds?: readonly string[];
}

/**
 * One thing of the world: its word, the ids by which it goes, and who may read it. Where several are named,
 * any of them is enough.
 */
export interface Thing {
  readonly kind: string;
  readonly canary: string | null;
  readonly ids: readonly string[];
  /** Who has this right on what is held so. */
  readonly read?: readonly { readonly right: Right; readonly held: Held }[];
  /** Whoever reads one of these. */
  readonly with?: readonly Thing[];
  /** Whoever reads one of these tasks. */
  readonly onTasks?: readonly string[];
  /** Whoever reads one task of this plan, a part of any depth among them. */
  readonly ofPlan?: string;
  /** Whoever reads the money of the unit that holds this task. */
  readonly moneyOf?: { readonly authorityId: string; readonly taskId: string };
  /** These people, whatever their post. */
  readonly personIds?: readonly string[];
  /** The authority in whose journal it stands, where nothing else says so. */
  readonly home?: string;
  /** The units that whoever sees it meets there by name. */
  readonly names?: readonly string[];
  /** What no right decides. */
  readonly also?: (post: Post, facts: Facts) => boolean;
}

/** Unit → the unit above it. */
export type Parents = ReadonlyMap<string, string | null>;

export function stands(parents: Parents, unitId: string, under: string): boolean {
  for (let at: string | null = unitId; at !== null; at = parents.get(at) ?? null) {
    if (at === under) return true;
  }
  return false;
}

/** Whether a right of the printed grid reaches something: read off the grid in words, with no SQL and no path. */
export function reaches(parents: Parents, post: Post, right: Right, held: Held): boolean {
  const mine = post.jurisdictionUnitId;
  // Whoever answers for the top of an authority reads every task that it gave (docs: rights).
  const tops = right === 'task.read' && post.answersForTop && held.authorityId === post.authorityId;
  return (GRID[post.role][right] ?? []).some((reach) => {
    if (tops) return true;
    switch (reach) {
      case 'authority':
        return held.authorityId === post.authorityId;
      case 'own':
        return held.unitId === mine;
      case 'below':
        return held.unitId !== undefined && stands(parents, held.unitId, mine);
      case 'assigner':
        return held.assignerUnitId === mine;
      case 'coordinator':
        return held.partyUnitIds?.includes(mine) ?? false;
      case 'party':
        return held.partyUnitIds?.some((unitId) => stands(parents, unitId, mine)) ?? false;
      default:
        throw new Error(`The oracle does not know the reach ${String(reach)}`);
    }
  });
}

/** A task as the oracle knows it. */
export interface HeldTask extends Held {
  readonly unitId: string;
  readonly assignerUnitId: string;
  readonly partyUnitIds: readonly string[];
  readonly planId: string;
  /** The task that it is a part of, in whichever authority. */
  readonly wholeId: string | null;
  /** A line given to several units at once: the rows under it are counted, it is not. */
  readonly isGroup: boolean;
}

/** What the oracle goes by: the tree, and with whom each task rests. */
export interface Facts {
  readonly parents: Parents;
  /** Unit → the authority it belongs to. */
  readonly authorities: ReadonlyMap<string, string>;
  readonly tasks: ReadonlyMap<string, HeldTask>;
  /** Units that held a task, or took part in it, before. */
  readonly former: ReadonlyMap<string, readonly string[]>;
  /** Things that name units to whoever sees them. */
  readonly naming: readonly Thing[];
}

/** Whether a post may see a thing. */
export function sees(facts: Facts, post: Post, thing: Thing): boolean {
  return remembered(facts, post, thing, () => {
    const { parents, tasks } = facts;
    return (
      (thing.personIds?.includes(post.personId) ?? false) ||
      (thing.also?.(post, facts) ?? false) ||
      (thing.read ?? []).some(({ right, held }) => reaches(parents, post, right, held)) ||
      (thing.ofPlan !== undefined &&
        [...tasks.values()].some(
          (held) => held.planId === thing.ofPlan && reaches(parents, post, 'task.read', held),
        )) ||
      (thing.moneyOf !== undefined && readsMoney(facts, post, thing.moneyOf)) ||
      (thing.onTasks ?? []).some((id) => {
        const held = tasks.get(id);
        return held !== undefined && reaches(parents, post, 'task.read', held);
      }) ||
      (thing.with ?? []).some((other) => sees(facts, post, other))
    );
  });
}

function readsMoney(
  { parents, tasks }: Facts,
  post: Post,
  { authorityId, taskId }: { readonly authorityId: string; readonly taskId: string },
): boolean {
  const unitId = tasks.get(taskId)?.unitId;
  if (unitId === undefined) return false;
  // The top of an authority reads the money of whatever it gave, also to bodies outside its tree.
  const above = post.answersForTop && post.authorityId === authorityId;
  const at = above ? post.jurisdictionUnitId : unitId;
  return reaches(parents, post, 'budget.read', { authorityId, unitId: at });
}

const verdicts = new WeakMap<Facts, Map<string, WeakMap<Thing, boolean>>>();

function remembered(facts: Facts, post: Post, thing: Thing, decide: () => boolean): boolean {
  const ofFacts = verdicts.get(facts) ?? new Map<string, WeakMap<Thing, boolean>>();
  verdicts.set(facts, ofFacts);
  const ofPost = ofFacts.get(post.key) ?? new WeakMap<Thing, boolean>();
  ofFacts.set(post.key, ofPost);
  const known = ofPost.get(thing);
  if (known !== undefined) return known;
  const decided = decide();
  ofPost.set(thing, decided);
  return decided;
}

/** Whether a thing may be named in a reply: what is seen, and the number of the whole of which one sees a part. */
export function mayBeNamed(facts: Facts, post: Post, thing: Thing, mark: string): boolean {
  if (sees(facts, post, thing)) return true;
  if (thing.kind !== 'task' || mark === thing.canary) return false;
  return [...facts.tasks.values()].some(
    (part) => part.wholeId === mark && reaches(facts.parents, post, 'task.read', part),
  );
}

/** Whether a post had to do with a task, or with one of a plan, before it went elsewhere. */
export function knewBefore({ parents, former, tasks }: Facts, post: Post, id: string): boolean {
  return [...former].some(
    ([taskId, unitIds]) =>
      (taskId === id || tasks.get(taskId)?.planId === id) &&
      unitIds.some((unitId) => stands(parents, unitId, post.jurisdictionUnitId)),
  );
}

/** The authorities in whose journal a thing stands. */
export function homesOf({ tasks }: Facts, thing: Thing): ReadonlySet<string> {
  const ofTasks = [...tasks].flatMap(([id, { authorityId, planId }]) =>
    (thing.onTasks?.includes(id) ?? false) || planId === thing.ofPlan ? [authorityId] : [],
  );
  const held = (thing.read ?? []).map(({ held: { authorityId } }) => authorityId);
  return new Set([
    ...ofTasks,
    ...held,
    ...(thing.moneyOf ? [thing.moneyOf.authorityId] : []),
    ...(thing.home ? [thing.home] : []),
  ]);
}

/** The units that take part in whatever tasks a post reads, with all above them: it meets their names there. */
export function unitsMet(facts: Facts, post: Post): ReadonlySet<string> {
  const known = met.get(facts)?.get(post.key);
  if (known) return known;
  const found = new Set<string>();
  for (const [id, held] of facts.tasks) {
    if (!reaches(facts.parents, post, 'task.read', held)) continue;
    const once = facts.former.get(id) ?? [];
    for (const unitId of [held.unitId, held.assignerUnitId, ...held.partyUnitIds, ...once]) {
      for (let at: string | null = unitId; at !== null; at = facts.parents.get(at) ?? null)
        found.add(at);
    }
  }
  for (const thing of facts.naming) {
    if (!sees(facts, post, thing)) continue;
    for (const unitId of thing.names ?? []) found.add(unitId);
  }
  const ofFacts = met.get(facts) ?? new Map<string, ReadonlySet<string>>();
  met.set(facts, ofFacts.set(post.key, found));
  return found;
}

const met = new WeakMap<Facts, Map<string, ReadonlySet<string>>>();
