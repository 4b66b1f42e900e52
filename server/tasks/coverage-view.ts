import type { z } from 'zod';
import { clausesOf } from '../directives/store/outline-store.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { planCoverage } from './contract.ts';
import {
  type CoverageCell,
  type CoverageColumn,
  coverage,
  type OwnPlan,
} from './rules/coverage.ts';
import {
  authoritiesBelow,
  coveredUnits,
  givenLines,
  type Implementing,
  type PlanHead,
  planHead,
  plansImplementing,
} from './store/coverage-store.ts';
import { openSight, type TaskSight } from './task-sight.ts';

type Query = z.output<(typeof planCoverage)['query']>;
type Reply = z.input<(typeof planCoverage)['reply']>;

/** A plan's coverage as its pages need it: the matrix as columns and cells, and where its plans may lie. */
export interface PlanCoverage {
  readonly sight: TaskSight;
  readonly head: PlanHead;
  readonly columns: readonly CoverageColumn[];
  readonly cells: readonly CoverageCell[];
  /** The plan's own authority and those that it gave work to. */
  readonly planAuthorities: readonly string[];
}

/** @throws Refusal NOT_FOUND where the plan stands in no authority that the post asks */
export async function coverageOf(
  platform: Platform,
  actor: Actor,
  planId: string,
  { asOf, open, ...filter }: Query,
): Promise<PlanCoverage> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const head = await planHead(sight.db, sight.authorities, planId);
  if (!head) throw new Refusal(platformErrors.NOT_FOUND);
  const lines = await givenLines(sight, head.authorityId, { ...filter, planId });
  if (lines.length === 0 && head.authorityId !== actor.authorityId) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const units = await coveredUnits(sight.db, [...new Set(lines.map(({ unitId }) => unitId))]);
  const planAuthorities = [
    head.authorityId,
    ...(await authoritiesBelow(sight.db, head.authorityId)),
  ];
  const found = await plansImplementing(sight, planAuthorities, [head]);
  const plans = await ownPlans(sight, found);
  const facts = { lines, units, plans, signedOn: head.issuedOn, day: sight.day };
  return { sight, head, planAuthorities, ...coverage({ ...facts, opened: new Set(open) }) };
}

/** Plans as the rules see them; only one of an authority that the post asks can be opened. */
export async function ownPlans(
  sight: TaskSight,
  found: readonly Implementing[],
): Promise<OwnPlan[]> {
  const owners = found.map(({ ownerUnitId }) => ownerUnitId);
  const paths = await unitPaths(sight.db, owners, sight.day);
  return found.map((plan) => ({
    ...{ id: plan.id, number: plan.number, title: plan.title, ownerName: plan.ownerName },
    planId: sight.authorities.includes(plan.authorityId) ? plan.id : null,
    ...{ issuedOn: plan.issuedOn, effectiveOn: plan.effectiveOn },
    ownerPath: paths.get(plan.ownerUnitId) ?? [plan.ownerUnitId],
  }));
}

/** Độ phủ: the clauses that ordered work × the units that were given it. */
export async function coverageView(
  platform: Platform,
  actor: Actor,
  planId: string,
  query: Query,
): Promise<Reply> {
  const { sight, head, columns, cells } = await coverageOf(platform, actor, planId, query);
  const outline = await clausesOf(sight.db, head.authorityId, head.directiveId);
  const byId = new Map(outline.map((clause) => [clause.id, clause]));
  const depthOf = (id: string | null): number =>
    id === null ? 0 : 1 + depthOf(byId.get(id)?.parentId ?? null);
  const named = new Set(cells.map(({ clauseId }) => clauseId));
  const clauses = outline
    .filter(({ id }) => named.has(id))
    .map(({ id, label, heading, parentId }) => ({ id, label, heading, depth: depthOf(parentId) }));
  return {
    signedOn: head.issuedOn,
    clauses: [
      ...clauses,
      ...(named.has(null) ? [{ id: null, label: '', heading: '', depth: 0 }] : []),
    ],
    columns: columns.map((column) => ({
      ...column,
      unit: column.unit && { ...column.unit },
      plans: column.plans.map(({ ownerPath: _path, effectiveOn: _day, ...plan }) => plan),
    })),
    cells: [...cells],
  };
}
