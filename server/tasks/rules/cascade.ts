import { asDay, daysBetween, isDay } from '../../calendar/rules/day.ts';
import type { CascadeEdge, CascadeNode } from '../coverage-contract.ts';
import type { CoverageColumn, OwnPlan } from './coverage.ts';

/** A superior text as the plan's own text cites it; `fromId` is the citation at which the link begins. */
export interface SuperiorText {
  readonly id: string;
  readonly fromId: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly day: string | null;
  readonly directiveId: string | null;
}

/** A plan further down, and the plan that it carries on. */
export interface LowerPlan {
  readonly plan: OwnPlan;
  readonly under: string;
}

export interface CascadeFacts {
  readonly plan: {
    readonly id: string;
    readonly name: string;
    readonly title: string;
    readonly day: string | null;
    readonly directiveId: string;
  };
  readonly superiors: readonly SuperiorText[];
  readonly columns: readonly CoverageColumn[];
  /** Plans below the units' own plans, the nearer ones first. */
  readonly lower: readonly LowerPlan[];
}

export interface CascadeGraph {
  readonly nodes: CascadeNode[];
  readonly edges: CascadeEdge[];
  readonly waiting: Record<string, number>;
}

const BARE = {
  title: null,
  day: null,
  planId: null,
  directiveId: null,
  unitId: null,
  unitKind: null,
  units: null,
  given: null,
  taken: null,
} as const satisfies Partial<CascadeNode>;

/** Phân cấp: superior texts, the plan, the units or classes under it, their own plans and what follows. */
export function cascadeGraph(facts: CascadeFacts): CascadeGraph {
  const { plan } = facts;
  const graph: CascadeGraph = { nodes: [], edges: [], waiting: {} };
  graph.nodes.push({
    ...{ ...BARE, id: plan.id, layer: 0, kind: 'plan', name: plan.name, title: plan.title },
    ...{ day: plan.day, planId: plan.id, directiveId: plan.directiveId },
  });
  addSuperiors(graph, facts);
  for (const column of facts.columns) addColumn(graph, plan.id, column);
  const layers = new Map(graph.nodes.map(({ id, layer }) => [id, layer]));
  for (const { plan: lower, under } of facts.lower) {
    const layer = layers.get(under);
    if (layer === undefined || layers.has(lower.id)) continue;
    layers.set(lower.id, layer + 1);
    graph.nodes.push(planNode(lower, layer + 1));
    const above = graph.nodes.find(({ id }) => id === under);
    graph.edges.push({
      from: under,
      to: lower.id,
      days: between(above?.day ?? null, dayOf(lower)),
    });
  }
  return graph;
}

function addSuperiors(graph: CascadeGraph, { plan, superiors }: CascadeFacts): void {
  const byId = new Map(superiors.map((text) => [text.id, text]));
  const layerOf = (text: SuperiorText, seen: ReadonlySet<string>): number => {
    const from = text.fromId === null ? undefined : byId.get(text.fromId);
    if (!from || seen.has(from.id)) return -1;
    return layerOf(from, new Set([...seen, from.id])) - 1;
  };
  for (const text of superiors) {
    const { id, name, title, directiveId } = text;
    const day = text.day !== null && isDay(text.day) ? text.day : null;
    const layer = layerOf(text, new Set([id]));
    graph.nodes.push({ ...BARE, id, layer, kind: 'document', name, title, day, directiveId });
    const to = layer === -1 ? undefined : byId.get(text.fromId ?? '');
    graph.edges.push({ from: id, to: to?.id ?? plan.id, days: between(day, (to ?? plan).day) });
  }
}

function addColumn(graph: CascadeGraph, planId: string, column: CoverageColumn): void {
  const { key, unit, kind, units, given, taken } = column;
  const id = `to ${key}`;
  graph.nodes.push({
    ...{ ...BARE, id, layer: 1, kind: unit ? 'unit' : 'class' },
    ...{ name: unit ? (unit.shortName ?? unit.name) : kind, title: unit?.name ?? null },
    ...{ unitId: unit?.id ?? null, unitKind: kind, units, given, taken },
  });
  graph.edges.push({ from: planId, to: id, days: null });
  if (column.waiting !== null) graph.waiting[id] = column.waiting;
  for (const plan of column.plans) {
    if (graph.nodes.some((node) => node.id === plan.id)) continue;
    graph.nodes.push(planNode(plan, 2));
    graph.edges.push({ from: id, to: plan.id, days: plan.days });
  }
}

function planNode(plan: OwnPlan, layer: number): CascadeNode {
  const { id, planId, title, ownerName } = plan;
  const name = plan.number ?? title;
  return { ...BARE, id, layer, kind: 'plan', name, title: ownerName, day: dayOf(plan), planId };
}

function dayOf({ issuedOn, effectiveOn }: OwnPlan): string {
  return issuedOn ?? effectiveOn;
}

function between(from: string | null, to: string | null): number | null {
  return from !== null && to !== null && isDay(from) && isDay(to)
    ? daysBetween(asDay(from), asDay(to))
    : null;
}
