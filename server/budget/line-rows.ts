import type { BudgetLine } from './contract.ts';
import { rateOf } from './rules/amount.ts';
import type { GivenLine } from './rules/consolidate.ts';
import { excessesOf } from './rules/limits.ts';
import type { Amounts } from './rules/money.ts';
import type { LineRecord } from './store/line-store.ts';

/** A line with its record beside it, as the consolidation takes it. */
export interface HeldMoney extends GivenLine {
  readonly record: LineRecord;
}

/** The key of a place in the tree of money: `task:12`, `project:7`, `plan:3`, `field:9`. */
export function nodeKeyOf({ taskId, projectId }: Pick<LineRecord, 'taskId' | 'projectId'>): string {
  return taskId === null ? `project:${projectId}` : `task:${taskId}`;
}

export function amountsOf(record: Record<keyof Amounts, string | null>): Amounts {
  const sum = (text: string | null) => (text === null ? null : BigInt(text));
  return {
    planned: sum(record.planned),
    allotted: sum(record.allotted),
    disbursed: sum(record.disbursed),
  };
}

/** The other way: sums as they travel. */
export function sumsAsText(amounts: Amounts): Record<keyof Amounts, string | null> {
  const { planned, allotted, disbursed } = amounts;
  return {
    planned: planned?.toString() ?? null,
    allotted: allotted?.toString() ?? null,
    disbursed: disbursed?.toString() ?? null,
  };
}

export function heldMoney(record: LineRecord): HeldMoney {
  const { id, fromYear, toYear, sourceKey, carriedFrom } = record;
  return {
    ...{ id, fromYear, toYear, sourceKey, carriedFrom, record },
    nodeId: nodeKeyOf(record),
    amounts: amountsOf(record),
  };
}

/** A line as pages show it. */
export function lineRow(
  record: LineRecord,
  nameOf: (authorityId: string, key: string) => string,
): BudgetLine {
  const amounts = amountsOf(record);
  return {
    id: record.id,
    node: {
      kind: record.taskId === null ? 'project' : 'task',
      id: record.taskId ?? record.projectId ?? '',
      code: record.code,
      title: record.title,
    },
    planId: record.planId,
    planNumber: record.planNumber,
    unit: { id: record.unitId, name: record.unitName, shortName: record.unitShortName },
    fromYear: record.fromYear,
    toYear: record.toYear,
    source: { key: record.sourceKey, name: nameOf(record.authorityId, record.sourceKey) },
    carriedFrom: record.carriedFrom,
    ...sumsAsText(amounts),
    rate: amounts.planned === null ? null : rateOf(amounts.disbursed ?? 0n, amounts.planned),
    excess: excessesOf(amounts).map(({ kind, sum, limit }) => ({
      ...{ kind, over: (sum - limit).toString() },
    })),
    decision: record.decision,
    version: record.version,
  };
}
