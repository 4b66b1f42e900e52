import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import { personNames, unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import type { exportThrift, listThrift, Saved, ThriftItem, ThriftStory } from './contract.ts';
import { XLSX } from './export-lines.ts';
import { openMoneySight } from './money-sight.ts';
import { formatAmount } from './rules/amount.ts';
import { mayOnMoney } from './rules/may-money.ts';
import {
  SAVING_STEPS,
  type Savings,
  STEPS,
  type StepAmounts,
  savingsOf,
  totalSavings,
} from './rules/thrift.ts';
import { sourceNames } from './store/source-store.ts';
import { stepsOf, type ThriftRecord, thriftOf } from './store/thrift-store.ts';

type Query = Omit<z.output<(typeof listThrift)['query']>, 'limit' | 'after' | 'sort'>;
interface Followed {
  readonly item: ThriftItem;
  readonly savings: Savings;
}

/** Sums that a post may see with what each step saved, and totals by unit, year and source of all of them. */
export async function thriftView(
  platform: Platform,
  actor: Actor,
  { limit, after, ...query }: z.output<(typeof listThrift)['query']>,
): Promise<z.input<(typeof listThrift)['reply']>> {
  const all = await followed(platform, actor, query);
  const start = after === undefined ? 0 : all.findIndex(({ item }) => item.id === after) + 1;
  const shown = all.slice(start, start + limit);
  return {
    rows: shown.map(({ item }) => item),
    next: start + limit < all.length ? (shown.at(-1)?.item.id ?? null) : null,
    total: all.length,
    saved: savedOf(all),
    byUnit: totalsBy(all, ({ unit }) => ({ key: unit.id, name: unit.name })),
    byYear: totalsBy(all, ({ year }) => ({ key: String(year), name: String(year) })),
    bySource: totalsBy(all, ({ source }) => source),
    canEdit: reachesOf(actor)['budget.report'] !== undefined && query.asOf === undefined,
  };
}

async function followed(platform: Platform, actor: Actor, query: Query): Promise<Followed[]> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, { asOf: query.asOf });
  const records = await thriftOf(sight, actor.authorityId, actor);
  const nameOf = await sourceNames(sight.db, [actor.authorityId]);
  const today = dayInVietnam(platform.clock());
  const paths = await unitPaths(
    sight.db,
    records.map(({ unitId }) => unitId),
    today,
  );
  const words = accentFree(query.q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const isWanted = (record: ThriftRecord) =>
    (query.year === undefined || record.year === query.year) &&
    (query.source === undefined || record.sourceKey === query.source) &&
    (query.unitId === undefined || (paths.get(record.unitId)?.includes(query.unitId) ?? false)) &&
    words.every((word) => accentFree(`${record.folded} ${record.unitName}`).includes(word));
  return records.filter(isWanted).map((record) => {
    const unitPath = paths.get(record.unitId) ?? [];
    const thing = { authorityId: record.authorityId, unitId: record.unitId, unitPath };
    const rights = ['budget.report', 'budget.edit'] as const;
    const canEdit =
      !sight.isPast && rights.some((right) => mayOnMoney(actor, right, thing).allowed);
    return shape(record, nameOf(record.authorityId, record.sourceKey), canEdit);
  });
}

function shape(record: ThriftRecord, sourceName: string, canEdit: boolean): Followed {
  const sum = (text: string | null) => (text === null ? null : BigInt(text));
  const { steps } = record;
  const amounts: StepAmounts = {
    proposed: sum(steps.proposed),
    estimated: sum(steps.estimated),
    appraised: sum(steps.appraised),
    approved: sum(steps.approved),
    settled: sum(steps.settled),
  };
  const savings = savingsOf(amounts);
  const { taskId } = record;
  const item: ThriftItem = {
    ...{ id: record.id, name: record.name, year: record.year, version: record.version, canEdit },
    unit: { id: record.unitId, name: record.unitName, shortName: record.unitShortName },
    task: taskId === null ? null : { id: taskId, title: record.taskTitle ?? '' },
    source: { key: record.sourceKey, name: sourceName },
    steps,
    saved: asText(totalSavings([savings])),
  };
  return { item, savings };
}

function asText(saved: ReturnType<typeof totalSavings>): Saved {
  const text = (sum: bigint | null) => sum?.toString() ?? null;
  return {
    estimated: text(saved.estimated),
    appraised: text(saved.appraised),
    approved: text(saved.approved),
    settled: text(saved.settled),
    total: saved.total.toString(),
  };
}

function savedOf(all: readonly Followed[]): Saved {
  return asText(totalSavings(all.map(({ savings }) => savings)));
}

function totalsBy(
  all: readonly Followed[],
  groupOf: (item: ThriftItem) => { key: string; name: string },
) {
  const groups = new Map<string, { name: string; own: Followed[] }>();
  for (const each of all) {
    const { key, name } = groupOf(each.item);
    const group = groups.get(key) ?? { name, own: [] };
    group.own.push(each);
    groups.set(key, group);
  }
  return [...groups].map(([key, { name, own }]) => ({
    ...{ key, name, count: own.length, saved: savedOf(own) },
  }));
}

/** Every sum that was said of one item. @throws Refusal NOT_FOUND */
export async function thriftStory(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<ThriftStory> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, {});
  const [record] = await thriftOf(sight, actor.authorityId, actor, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const entries = await stepsOf(sight.db, record.authorityId, id);
  const names = await personNames(sight.db, [...new Set(entries.map(({ by }) => by))]);
  return {
    entries: entries.map(({ at, by, untilVersion, version: _, ...entry }) => ({
      ...{ ...entry, at: at.toISOString(), by: names.get(by) ?? '', ended: untilVersion !== null },
    })),
  };
}

const STEP_HEADS: Readonly<Record<(typeof STEPS)[number], string>> = {
  proposed: 'Đề xuất',
  estimated: 'Dự toán',
  appraised: 'Thẩm định',
  approved: 'Phê duyệt',
  settled: 'Quyết toán',
};

/** The table of thrift as it is filtered, for a sheet. */
export async function thriftExport(
  platform: Platform,
  actor: Actor,
  { format, unit, ...query }: z.output<(typeof exportThrift)['query']>,
): Promise<ExportedList> {
  const all = await followed(platform, actor, query);
  const said = unit === 'đồng' ? 'đồng' : `${unit} đồng`;
  const head = [
    ...['Nội dung', 'Đơn vị', 'Năm', 'Nguồn vốn'],
    ...STEPS.map((step) => `${STEP_HEADS[step]} (${said})`),
    ...SAVING_STEPS.map((step) => `Tiết kiệm ở khâu ${STEP_HEADS[step].toLowerCase()} (${said})`),
    `Tổng tiết kiệm (${said})`,
  ];
  const sum = (text: string | null) => (text === null ? '' : formatAmount(BigInt(text), unit));
  const rows = all.map(({ item }) => [
    ...[item.name, item.unit.name, String(item.year), item.source.name].map(exportedCell),
    ...STEPS.map((step) => sum(item.steps[step])),
    ...SAVING_STEPS.map((step) => sum(item.saved[step])),
    sum(item.saved.total),
  ]);
  const name = `tiet-kiem.${format}`;
  if (format === 'csv') {
    const bytes = Buffer.from(stringify([head, ...rows], { bom: true }));
    return { name, mediaType: 'text/csv; charset=utf-8', bytes };
  }
  const bytes = await writeXlsxFile(
    [
      head.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true })),
      ...rows.map((cells) =>
        cells.map((value, at) => ({
          ...{ type: String, value, wrap: true },
          align: at >= 4 ? ('right' as const) : ('left' as const),
        })),
      ),
    ],
    {
      columns: head.map((_, at) => ({ width: at === 0 ? 48 : at < 4 ? 22 : 14 })),
      ...{ orientation: 'landscape', sheet: 'Tiết kiệm' },
    },
  ).toBuffer();
  return { name, mediaType: XLSX, bytes };
}
