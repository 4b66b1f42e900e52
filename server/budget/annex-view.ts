import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import { paperKind } from '../papers/paper-kinds.ts';
import type { Platform } from '../platform/act.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import { annexPaper } from './annex-paper.ts';
import { annexWorkbook } from './annex-workbook.ts';
import { budgetView } from './budget-view.ts';
import { AnnexQuery, type BudgetRow, type BudgetTree } from './contract.ts';
import { XLSX } from './export-lines.ts';
import { allLines } from './line-list.ts';
import { type AmountUnit, formatAmount } from './rules/amount.ts';
import type { Annex, AnnexRow } from './rules/annex.ts';
import { vietnameseNumeral } from './rules/numeral.ts';
import { sayYears } from './rules/period.ts';

type Query = z.output<typeof AnnexQuery>;

/** The annex of a capital plan as a paper, with the rights of the page of money. */
export const capitalPlanPaper = paperKind('capital-plan', AnnexQuery, {
  async rows(platform, actor, query) {
    return (await budgetView(platform, actor, query)).rows.length;
  },
  async compose(platform, actor, query, done) {
    const annex = await annexOf(platform, actor, query);
    await done(annex.rows.length);
    const authority = await loadAuthority(platform.db, actor.authorityId);
    const unitId = actor.wholeAuthority ? (authority?.unitId ?? actor.unitId) : actor.unitId;
    const today = dayInVietnam(platform.clock());
    return annexPaper(annex, await issuingBody(platform.db, unitId, today));
  },
});

/** The annex "danh mục, mức vốn dự kiến bố trí" of some years as a workbook. */
export async function annexExport(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<ExportedList> {
  const annex = await annexOf(platform, actor, query);
  const name = `phu-luc-ke-hoach-von-${query.fromYear}-${query.toYear}.xlsx`;
  return { name, mediaType: XLSX, bytes: await annexWorkbook(annex) };
}

/** Its sums are the consolidated plans of the page with the same filters. */
async function annexOf(
  platform: Platform,
  actor: Actor,
  { unit, ...query }: Query,
): Promise<Annex> {
  const tree = await budgetView(platform, actor, query);
  const lines = await allLines(platform, actor, query);
  const sources = new Map<string, Set<string>>();
  for (const { node, source } of lines) {
    const key = `${node.kind}:${node.id}`;
    sources.set(key, (sources.get(key) ?? new Set()).add(source.name));
  }
  const years = yearsFrom(query.fromYear, query.toYear);
  const period = sayYears({ from: query.fromYear, to: query.toYear }).replace('-', ' - ');
  const authority = await loadAuthority(platform.db, actor.authorityId);
  return {
    authority: authority?.name ?? '',
    title: `Danh mục nhiệm vụ, dự án và mức vốn dự kiến bố trí ${years.length > 1 ? 'giai đoạn' : 'năm'} ${period}`,
    ...{ years, period, unit },
    rows: rowsOf(tree, years, sources, unit),
    total: sumsOf(tree.total, years),
    madeIn: dayInVietnam(platform.clock()).slice(0, 4),
  };
}

function yearsFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) + 1 }, (_, index) => from + index);
}

function sumsOf(row: BudgetRow, years: readonly number[]): (bigint | null)[] {
  const sum = (text: string | null | undefined) => (text == null ? null : BigInt(text));
  return [sum(row.whole.planned), ...years.map((year) => sum(row.years[String(year)]?.planned))];
}

/** Plans are I, II…, fields A, B…, tasks and projects 1, 1.1, 1.1.1 under them. */
function rowsOf(
  tree: BudgetTree,
  years: readonly number[],
  sources: ReadonlyMap<string, ReadonlySet<string>>,
  unit: AmountUnit,
): AnnexRow[] {
  const places = new Map<string | null, number>();
  const numbers = new Map<string, string>();
  return tree.rows.map((row) => {
    const place = (places.get(row.parentKey) ?? 0) + 1;
    places.set(row.parentKey, place);
    const above = tree.rows.find(({ key }) => key === row.parentKey);
    const isUnderItem = above?.kind === 'task' || above?.kind === 'project';
    const number = isUnderItem
      ? `${numbers.get(above.key) ?? ''}.${place}`
      : vietnameseNumeral(row.kind, place);
    numbers.set(row.key, number);
    return {
      number,
      title: [row.kind === 'plan' ? row.label : null, row.title].filter(Boolean).join(', '),
      unit: row.unit?.name ?? '',
      sources: [...(sources.get(row.key) ?? [])].join('; '),
      sums: sumsOf(row, years),
      note: noteOf(row, unit),
      isHead: row.kind === 'plan' || row.kind === 'field',
    };
  });
}

/** What the sums of a row do not say by themselves. */
function noteOf({ kind, unsplit, carried }: BudgetRow, unit: AmountUnit): string {
  if (kind === 'plan' || kind === 'field') return '';
  const notes: string[] = [];
  if (unsplit?.planned != null && unsplit.planned !== '0') {
    notes.push(`Chưa chia năm: ${formatAmount(BigInt(unsplit.planned), unit)}`);
  }
  if (carried?.whole.planned != null) {
    notes.push(`Ngoài ra vốn kéo dài: ${formatAmount(BigInt(carried.whole.planned), unit)}`);
  }
  return notes.join('. ');
}
