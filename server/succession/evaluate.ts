import type { Held } from '../organisation/store/holdings.ts';
import { groupBy } from '../organisation/store/rehome-rows.ts';
import { reachedFrom, unitPaths } from '../organisation/units.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { type Twin, twinsAfter } from '../tasks/store/task-twins.ts';
import { canEnd, HOLDINGS, isHoldingKind } from './holdings.ts';
import type { Destination, PlanWords, UnitKey } from './plan-contract.ts';
import {
  type ExpandedPlan,
  expandPlan,
  type PlannedEdge,
  type TreeUnit,
} from './rules/expand-plan.ts';
import type { HoldingKind } from './rules/kinds.ts';
import { allEdges } from './rules/planned-edges.ts';
import { asksForPlaces, type Resolution, resolver, thingKey } from './rules/resolve.ts';
import { type Choice, choicesOf } from './store/choice-store.ts';
import type { ReorganisationRecord } from './store/reorganisation-store.ts';
import { authoritiesById, treeAround } from './store/tree-store.ts';

/** A thing with what becomes of it. */
export interface Judged extends Omit<Held, 'kind'>, Resolution {
  readonly kind: HoldingKind;
  readonly choice: Choice | null;
  /** The task of the same words that the receiver holds as well. */
  readonly double: Twin | null;
}

/** A plan against the facts: everything that its units hold, each thing with what becomes of it. */
export interface Evaluated {
  readonly words: PlanWords;
  readonly tree: ReadonlyMap<string, TreeUnit>;
  readonly plan: ExpandedPlan;
  readonly edges: readonly PlannedEdge[];
  readonly things: readonly Judged[];
  readonly twins: readonly Twin[];
  readonly authorities: ReadonlyMap<string, { id: string; name: string; unitId: string }>;
}

/** The plan of a reorganisation unit by unit: as it was carried out, or as it would be today. */
export async function openPlan(
  db: Db | Tx,
  { words, done, unit_keys: keys }: Pick<ReorganisationRecord, 'words' | 'done' | 'unit_keys'>,
): Promise<Pick<Evaluated, 'words' | 'tree' | 'plan' | 'edges'>> {
  if (done === null) {
    const tree = await treeAround(db, unitsNamed(words));
    const plan = expandPlan(words, tree);
    return { words, tree, plan, edges: allEdges(words, plan) };
  }
  const founded = done.founded.map(({ key }) => key);
  const tree = await treeAround(db, [...unitsNamed(words), ...founded]);
  const heirs = new Map(done.heirs);
  const parents = new Map(done.parents);
  const plan: ExpandedPlan = {
    ...{ founded: done.founded, edges: done.edges, ending: done.ending },
    heirOf: (unitId) => heirs.get(unitId) ?? null,
    parentOf: (unitId) => parents.get(unitId) ?? null,
  };
  // Its new units are there now: everything names them by their ids.
  const rules = words.rules.map((rule) => ({ ...rule, to: keys[rule.to] ?? rule.to }));
  return { words: { ...words, rules }, tree, plan, edges: done.edges };
}

/** Every unit of the register that a plan names. */
export function unitsNamed({ steps, newUnits, rules, keepers }: PlanWords): string[] {
  const keys = [
    ...steps.flatMap(({ from, to, parent }) => [...from, ...to, parent]),
    ...newUnits.map(({ parent }) => parent),
    ...rules.flatMap(({ from, to, match }) => [...from, to, ...match.under]),
    ...keepers.map(({ ofUnitId }) => ofUnitId),
  ];
  return [...new Set(keys)].flatMap((key) => (key && /^\d+$/.test(key) ? [key] : []));
}

/**
 * Judges everything that the units of a plan hold on a day. Nothing is written; after the day what is left with
 * the old units is judged in the same way.
 */
export async function evaluate(
  db: Db | Tx,
  record: ReorganisationRecord,
  day: string,
): Promise<Evaluated> {
  const opened = await openPlan(db, record);
  const { words, plan, edges, tree } = opened;
  const unitIds = [...new Set([...plan.ending, ...edges.map(({ from }) => from)])];
  const homes = new Set(unitIds.flatMap((id) => tree.get(id)?.authorityId ?? []));
  const authorityIds = new Set<string>();
  for (const home of homes) for (const id of await reachedFrom(db, home)) authorityIds.add(id);
  const by = { authorityIds: [...authorityIds], unitIds, day };
  const withPlaces = asksForPlaces(words.rules);
  const held: Held[] = [];
  for (const holdings of HOLDINGS) held.push(...(await holdings.find(db, by, withPlaces)));

  const paths = withPlaces
    ? await unitPaths(db, new Set(held.flatMap(({ subjectIds }) => subjectIds)), day)
    : new Map<string, string[]>();
  const chosen = await choicesOf(db, { authorityId: record.authority_id, id: record.id });
  const choices = new Map(
    chosen.map((choice) => [
      thingKey({ kind: choice.kind, authorityId: choice.thingAuthorityId, id: choice.thingId }),
      choice,
    ]),
  );
  const keys = record.done === null ? {} : record.unit_keys;
  const judged = judge(held, words, plan, choices, paths, keys);
  const settled = await withoutClashes(db, judged);
  const going = settled.flatMap(({ kind, outcome, to: [toUnitId], authorityId, id }) =>
    kind === 'task' && outcome === 'goes' && toUnitId !== undefined
      ? [{ authorityId, id, key: toUnitId }]
      : [],
  );
  const twins = await twinsOf(db, going);
  const twinOf = twinFinder(twins);
  return {
    ...opened,
    things: settled.map((thing) => ({ ...thing, double: twinOf(thing) })),
    twins,
    authorities: await authoritiesById(db, [
      ...new Set([...authorityIds, ...[...tree.values()].map((unit) => unit.authorityId)]),
    ]),
  };
}

type Settled = Omit<Judged, 'double'>;

function judge(
  held: readonly Held[],
  { rules }: PlanWords,
  plan: ExpandedPlan,
  choices: ReadonlyMap<string, Choice>,
  paths: ReadonlyMap<string, readonly string[]>,
  keys: ReorganisationRecord['unit_keys'],
): Settled[] {
  const decided = new Map<string, Destination>(
    [...choices].map(([key, { destination }]) => [key, keys[destination] ?? destination]),
  );
  const resolve = resolver(rules, plan, decided);
  const alone = held.flatMap((thing): Settled[] => {
    const { kind } = thing;
    if (!isHoldingKind(kind)) return [];
    const subjectPaths = thing.subjectIds.map((id) => paths.get(id) ?? [id]);
    const resolution = resolve({ ...thing, kind, subjectPaths, canEnd: canEnd(kind) });
    return [
      { ...thing, ...resolution, kind, choice: choices.get(thingKey({ ...thing, kind })) ?? null },
    ];
  });
  // What goes with something else goes where that goes, unless a person decided otherwise.
  const carriers = new Map(
    alone.map((thing) => [`${thing.authorityId} ${thing.kind} ${thing.id}`, thing]),
  );
  return alone.map((thing) => {
    if (thing.carrier === null || thing.choice !== null) return thing;
    const carrier = carriers.get(`${thing.authorityId} ${thing.carrier}`);
    if (carrier === undefined || carrier.unitId !== thing.unitId) return thing;
    const { outcome, to, rules: by } = carrier;
    return { ...thing, to, rules: by, outcome: outcome === 'ends' ? 'stays' : outcome };
  });
}

/** What the receiver may have only once, and has or gets already, waits for a person. */
async function withoutClashes(db: Db | Tx, things: readonly Settled[]): Promise<Settled[]> {
  const clashing = new Set<string>();
  const number = numbering();
  for (const holdings of HOLDINGS) {
    if (!holdings.clashing) continue;
    const moves = things.flatMap((thing) => {
      const [to] = thing.to;
      const isOn = holdings.kinds.includes(thing.kind) && thing.outcome === 'goes';
      return isOn && to !== undefined ? [moveOf(thing, number.of(to))] : [];
    });
    if (moves.length === 0) continue;
    for (const id of await holdings.clashing(db, moves)) clashing.add(`${holdings.kinds[0]} ${id}`);
  }
  if (clashing.size === 0) return [...things];
  return things.map((thing) =>
    thing.outcome === 'goes' && clashing.has(`${thing.kind} ${thing.id}`)
      ? { ...thing, outcome: 'several', rules: [...thing.rules, ALREADY_THERE] }
      : thing,
  );
}

const ALREADY_THERE = 'đơn vị nhận đã có một phần của cùng mục tiêu';

/** Units that are still to be founded hold nothing yet: in the database a number below 0 stands for each. */
function numbering() {
  const numbers = new Map<string, string>();
  const keys = new Map<string, UnitKey>();
  return {
    of(key: UnitKey): string {
      if (isUnitId(key)) return key;
      const number = numbers.get(key) ?? String(-1 - numbers.size);
      numbers.set(key, number);
      keys.set(number, key);
      return number;
    },
    keyOf: (number: string): UnitKey => keys.get(number) ?? number,
  };
}

export function moveOf(
  thing: Pick<Judged, 'kind' | 'authorityId' | 'id' | 'unitId'>,
  toUnitId: string | null,
) {
  const { kind, authorityId, id, unitId: fromUnitId } = thing;
  return { kind, authorityId, id, fromUnitId, toUnitId, keepsPerson: true, kept: {} };
}

async function twinsOf(
  db: Db | Tx,
  going: readonly { authorityId: string; id: string; key: UnitKey }[],
): Promise<Twin[]> {
  const number = numbering();
  const moves = going.map(({ key, ...task }) => ({ ...task, toUnitId: number.of(key) }));
  const found = await twinsAfter(db, moves);
  return found.map((twin) => ({ ...twin, unitId: number.keyOf(twin.unitId) }));
}

/** Finds the other one of two that come together. */
function twinFinder(twins: readonly Twin[]): (thing: Settled) => Twin | null {
  const groups = groupBy(twins, ({ words, unitId }) => `${words} ${unitId}`);
  const own = new Map(twins.map((twin) => [`${twin.authorityId} ${twin.id}`, twin]));
  return ({ kind, authorityId, id }) => {
    const twin = kind === 'task' ? own.get(`${authorityId} ${id}`) : undefined;
    const group = twin && groups.get(`${twin.words} ${twin.unitId}`);
    return group?.find((other) => other.id !== id) ?? null;
  };
}

export function isUnitId(key: string | undefined): key is string {
  return key !== undefined && /^\d+$/.test(key);
}

/** Whether a thing waits for a person. */
export function waits({ outcome }: Pick<Judged, 'outcome'>): boolean {
  return outcome === 'none' || outcome === 'several';
}
