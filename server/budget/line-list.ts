import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { findTask } from '../tasks/store/load-task.ts';
import { lineText } from './budget-view.ts';
import { type BudgetLine, budgetErrors, type LINE_SORTS, type listLines } from './contract.ts';
import { lineRow, nodeKeyOf } from './line-rows.ts';
import { type MoneySight, openMoneySight } from './money-sight.ts';
import { type LineRecord, linesOf } from './store/line-store.ts';
import { tasksBelow } from './store/place-store.ts';
import { sourceNames } from './store/source-store.ts';

export type LineQuery = Omit<z.output<(typeof listLines)['query']>, 'limit' | 'after'>;

/** Sums are made of entries for a day, so a list is made whole before it is sorted and cut into pages. */
const MOST = 20_000;

/** Lines that a post may see, page by page. */
export async function lineListView(
  platform: Platform,
  actor: Actor,
  { limit, after, ...query }: z.output<(typeof listLines)['query']>,
): Promise<{ rows: BudgetLine[]; next: string | null; total: number }> {
  const found = await allLines(platform, actor, query);
  const start = placeAfter(found, after);
  const rows = found.slice(start, start + limit);
  const last = rows.at(-1);
  const isEnd = start + limit >= found.length;
  return {
    rows,
    next: isEnd || !last ? null : `${start + rows.length}.${last.id}`,
    total: found.length,
  };
}

/** Every line that matches, in order. @throws Refusal TOO_MANY_LINES */
export async function allLines(
  platform: Platform,
  actor: Actor,
  query: LineQuery,
): Promise<BudgetLine[]> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, query);
  const { planId, unitId, source, fromYear, toYear, node, carried } = query;
  const scope = { planId, source, fromYear, toYear };
  const records = await linesOf(sight, sight.authorities, actor, scope, MOST);
  if (records.length > MOST) throw new Refusal(budgetErrors.TOO_MANY_LINES, { most: MOST });
  const nameOf = await sourceNames(sight.db, sight.authorities);
  const units = unitId === undefined ? [] : records.map((record) => record.unitId);
  const paths = await unitPaths(sight.db, units, sight.day);
  const words = accentFree(query.q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const isAtNode = node === undefined ? null : await atNode(sight, node);
  const isWanted = (record: LineRecord) =>
    (isAtNode === null || isAtNode(record)) &&
    (carried === undefined || (record.carriedFrom !== null) === carried) &&
    (unitId === undefined || (paths.get(record.unitId)?.includes(unitId) ?? false)) &&
    words.every((word) =>
      lineText(record, nameOf(record.authorityId, record.sourceKey)).includes(word),
    );
  const rows = records.filter(isWanted).map((record) => lineRow(record, nameOf));
  return inOrder(rows, query.sort ?? 'place');
}

/** Whether a line stands at a place of the tree or below it. */
async function atNode(sight: MoneySight, node: string): Promise<(record: LineRecord) => boolean> {
  const [kind = '', id = ''] = node.split(':');
  if (kind === 'field') return ({ fieldId }) => fieldId === id;
  if (kind === 'project') return (record) => nodeKeyOf(record) === node;
  const task = await findTask(sight.db, sight.authorities, id);
  const below = task ? await tasksBelow(sight, task.authority_id, id) : [];
  return ({ underTaskId }) => underTaskId !== null && below.includes(underTaskId);
}

/** Ties keep the order of places, which is that of the tree; nothing said comes before 0. */
function inOrder(rows: readonly BudgetLine[], sort: (typeof LINE_SORTS)[number]): BudgetLine[] {
  const isDown = sort.startsWith('-');
  const key = sort.replace('-', '');
  const size = (row: BudgetLine): bigint => {
    if (key === 'year') return BigInt(row.fromYear * 10_000 + row.toYear);
    if (key === 'rate') return BigInt(Math.round((row.rate ?? -1) * 10));
    return BigInt((key === 'planned' ? row.planned : row.disbursed) ?? -1);
  };
  if (key === 'place') return [...rows];
  return rows.toSorted((a, b) => {
    const [one, other] = isDown ? [size(b), size(a)] : [size(a), size(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** Behind the last row of the page before, or, where that is gone, where it stood. */
function placeAfter(rows: readonly BudgetLine[], after: string | undefined): number {
  const [, place = '', id = ''] = /^(\d{1,6})\.(\d{1,19})$/.exec(after ?? '') ?? [];
  if (place === '') return 0;
  const at = rows.findIndex((row) => row.id === id);
  return at >= 0 ? at + 1 : Math.min(Number(place), rows.length);
}
