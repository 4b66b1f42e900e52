import type { Day } from '../calendar/rules/day.ts';
import type { CountedMoney } from './consolidated.ts';
import type { BudgetRow, Cell } from './contract.ts';
import { nodeKeyOf, sumsAsText } from './line-rows.ts';
import { rateOf } from './rules/amount.ts';
import { figuresOf } from './rules/figures.ts';
import { excessesOf } from './rules/limits.ts';
import { type Amounts, MEASURES } from './rules/money.ts';
import { paceOf } from './rules/pace.ts';
import type { NamedPlace, TaskPlace } from './store/place-store.ts';

/** The names of the places in the tree above lines of money. */
export interface Places {
  readonly tasks: ReadonlyMap<string, TaskPlace>;
  readonly plans: ReadonlyMap<string, NamedPlace>;
  readonly fields: ReadonlyMap<string, NamedPlace>;
}

type Place = Pick<BudgetRow, 'key' | 'kind' | 'id' | 'title' | 'label' | 'unit'> & {
  /** Places among sisters stand in this order, then by key. */
  readonly order: readonly [number, string];
};

/** The rows of the tree in the order of reading, each with the sums of everything at and under it. */
export function budgetRows(
  counted: readonly CountedMoney[],
  places: Places,
  upTo: Day,
): BudgetRow[] {
  const nodes = new Map<string, { place: Place; parent: string | null; own: CountedMoney[] }>();
  const children = new Map<string | null, string[]>();
  let planOrder = 0;
  const planOrders = new Map<string, number>();
  for (const line of counted) {
    const { planId } = line.line.record;
    const plan = planId ?? 'none';
    if (!planOrders.has(plan)) {
      planOrder += 1;
      planOrders.set(plan, planOrder);
    }
    const path = pathOf(line, places, planOrders.get(plan) ?? 0);
    path.forEach((place, at) => {
      const parent = path[at + 1]?.key ?? null;
      const node = nodes.get(place.key);
      if (node) node.own.push(line);
      else {
        nodes.set(place.key, { place, parent, own: [line] });
        children.set(parent, [...(children.get(parent) ?? []), place.key]);
      }
    });
  }
  const rows: BudgetRow[] = [];
  const visit = (key: string, depth: number): void => {
    const node = nodes.get(key);
    if (!node) return;
    rows.push(rowOf(node.place, node.parent, depth, node.own, upTo));
    for (const child of inOrder(children.get(key) ?? [])) visit(child, depth + 1);
  };
  const inOrder = (keys: readonly string[]) =>
    keys.toSorted((a, b) => {
      const [one, other] = [nodes.get(a)?.place.order, nodes.get(b)?.place.order];
      if (!one || !other) return 0;
      return one[0] - other[0] || one[1].localeCompare(other[1], 'vi');
    });
  for (const key of inOrder(children.get(null) ?? [])) visit(key, 0);
  return rows;
}

/** The sum of everything, as a row of its own. */
export function totalRow(counted: readonly CountedMoney[], upTo: Day): BudgetRow {
  const place = {
    ...{ key: 'total', kind: 'plan' as const, id: null, title: '', label: null, unit: null },
    order: [0, ''] as const,
  };
  return { ...rowOf(place, null, 0, counted, upTo), lines: counted.length, excess: [] };
}

/** From the node of a line up to its plan. */
function pathOf({ line: { record } }: CountedMoney, places: Places, planOrder: number): Place[] {
  const path: Place[] = [];
  if (record.projectId !== null) {
    path.push({
      ...{ key: nodeKeyOf(record), kind: 'project', id: record.projectId, title: record.title },
      label: record.code,
      unit: { id: record.unitId, name: record.unitName, shortName: record.unitShortName },
      order: [1_000_000, record.title],
    });
  }
  let fieldId: string | null = null;
  for (let id = record.underTaskId; id !== null; ) {
    const task: TaskPlace | undefined = places.tasks.get(id);
    if (!task) break;
    path.push({
      ...{ key: `task:${id}`, kind: 'task', id, title: task.title, label: task.label },
      unit: { id: task.unitId, name: task.unitName, shortName: task.unitShortName },
      order: [task.ordinal, task.unitName],
    });
    fieldId = task.fieldId ?? fieldId;
    id = task.parentId;
  }
  const field = fieldId === null ? undefined : places.fields.get(fieldId);
  if (field) {
    path.push({
      ...{ key: `field:${field.id}`, kind: 'field', id: null, title: field.title, label: null },
      ...{ unit: null, order: [field.ordinal, field.title] },
    });
  }
  const plan = record.planId === null ? undefined : places.plans.get(record.planId);
  if (plan) {
    path.push({
      ...{ key: `plan:${plan.id}`, kind: 'plan', id: plan.id, title: plan.title },
      ...{ label: plan.label, unit: null, order: [planOrder, plan.title] },
    });
  }
  return path;
}

function rowOf(
  { order: _, ...place }: Place,
  parentKey: string | null,
  depth: number,
  own: readonly CountedMoney[],
  upTo: Day,
): BudgetRow {
  const { years, unsplit, whole, carriedYears, carried } = figuresOf(own);
  const isSaid = (amounts: Amounts) => MEASURES.some((measure) => amounts[measure] !== null);
  const cells = (map: ReadonlyMap<number, Amounts>): Record<string, Cell> =>
    Object.fromEntries(
      [...map].map(([year, amounts]) => [
        String(year),
        { ...cellOf(amounts), pace: paceOf(amounts, year, upTo) },
      ]),
    );
  const here = own.filter(({ line }) => line.nodeId === place.key);
  return {
    ...place,
    ...{ parentKey, depth },
    years: cells(years),
    whole: cellOf(whole),
    unsplit: isSaid(unsplit) ? sumsAsText(unsplit) : null,
    carried: isSaid(carried) ? { years: cells(carriedYears), whole: cellOf(carried) } : null,
    lines: here.length,
    excess: here.flatMap(({ line }) =>
      excessesOf(line.amounts).map(({ kind }) => ({
        ...{ lineId: line.id, kind, decision: line.record.decision },
      })),
    ),
  };
}

/** Sums as a cell: with the rate of disbursement, not yet judged by the days of a year. */
export function cellOf(amounts: Amounts): Cell {
  const { planned, disbursed } = amounts;
  return {
    ...sumsAsText(amounts),
    rate: planned === null ? null : rateOf(disbursed ?? 0n, planned),
    pace: null,
  };
}
