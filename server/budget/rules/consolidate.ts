import { type Amounts, MEASURES, type Measure } from './money.ts';

/** A line as the consolidation sees it; what the money is for is a node of a tree. */
export interface GivenLine {
  readonly id: string;
  readonly nodeId: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly sourceKey: string;
  /** The earlier year whose unspent capital this is (vốn kéo dài); null for the year's own. */
  readonly carriedFrom: number | null;
  readonly amounts: Amounts;
}

/** What of a line counts: the rest stands in more detailed lines already. */
export interface CountedLine<Line extends GivenLine> {
  readonly line: Line;
  readonly counted: Amounts;
  /** The more detailed lines that account for a part of it. */
  readonly detailIds: readonly string[];
}

/**
 * Consolidates money (tổng hợp không trùng): a line counts only with what the more detailed lines under it
 * do not account for. More detailed is a line of the same source and capital at the same node for fewer
 * years, or at a node below for years in common. So a sum given at a task and again at its parts counts
 * once, whichever is greater, and all totals by year, source, unit or plan are sums of the same counted
 * amounts.
 *
 * A line below that reaches beyond the years of a line above fills the years above in their order, each
 * đồng once.
 *
 * @param parentOf the node above a node; null at the top
 */
export function consolidate<Line extends GivenLine>(
  lines: readonly Line[],
  parentOf: (nodeId: string) => string | null,
): CountedLine<Line>[] {
  const paths = new Map<string, readonly string[]>();
  const pathOf = (nodeId: string): readonly string[] => {
    const known = paths.get(nodeId);
    if (known) return known;
    const parent = parentOf(nodeId);
    const path = parent === null ? [nodeId] : [nodeId, ...pathOf(parent)];
    paths.set(nodeId, path);
    return path;
  };
  const kinds = new Map<string, Line[]>();
  for (const line of lines) {
    const kind = `${line.sourceKey} ${line.carriedFrom ?? ''}`;
    const same = kinds.get(kind);
    if (same) same.push(line);
    else kinds.set(kind, [line]);
  }
  return [...kinds.values()].flatMap((same) => consolidateKind(same, pathOf));
}

/** Lines of one source and one kind of capital, the most detailed first. */
function consolidateKind<Line extends GivenLine>(
  lines: readonly Line[],
  pathOf: (nodeId: string) => readonly string[],
): CountedLine<Line>[] {
  const ordered = lines
    .map((line) => ({ line, path: pathOf(line.nodeId) }))
    .sort(
      (a, b) =>
        b.path.length - a.path.length ||
        span(a.line) - span(b.line) ||
        a.line.fromYear - b.line.fromYear,
    );
  const below = new Map<string, CountedLine<Line>[]>();
  /** What a line below, reaching beyond the years of one above, has filled so far at that node. */
  const filled = new Map<string, Record<Measure, bigint>>();
  const counted: CountedLine<Line>[] = [];
  for (const { line, path } of ordered) {
    const details = (below.get(line.nodeId) ?? []).filter(({ line: other }) => covers(line, other));
    const take = (measure: Measure): bigint | null => {
      const amount = line.amounts[measure];
      if (amount === null) return null;
      let left = amount;
      for (const detail of details.filter((each) => within(each.line, line))) {
        left -= detail.counted[measure] ?? 0n;
      }
      for (const detail of details.filter((each) => !within(each.line, line))) {
        const key = `${line.nodeId} ${detail.line.id}`;
        const used = filled.get(key) ?? { planned: 0n, allotted: 0n, disbursed: 0n };
        const room = (detail.counted[measure] ?? 0n) - used[measure];
        const taken = left < room ? left : room;
        if (taken <= 0n) continue;
        left -= taken;
        filled.set(key, { ...used, [measure]: used[measure] + taken });
      }
      return left > 0n ? left : 0n;
    };
    const own = {
      line,
      counted: {
        planned: take('planned'),
        allotted: take('allotted'),
        disbursed: take('disbursed'),
      },
      detailIds: details.map((detail) => detail.line.id),
    };
    counted.push(own);
    for (const nodeId of path) {
      const list = below.get(nodeId);
      if (list) list.push(own);
      else below.set(nodeId, [own]);
    }
  }
  return counted;
}

function span({ fromYear, toYear }: GivenLine): number {
  return toYear - fromYear;
}

function within(inner: GivenLine, outer: GivenLine): boolean {
  return inner.fromYear >= outer.fromYear && inner.toYear <= outer.toYear;
}

/** Whether a line that stands at or under the node of another is a detail of it. */
function covers(line: GivenLine, other: GivenLine): boolean {
  if (other.nodeId === line.nodeId) return within(other, line);
  return other.fromYear <= line.toYear && other.toYear >= line.fromYear;
}

/** What was taken off a line because more detailed ones account for it; null where nothing was. */
export function deducted({ line, counted }: CountedLine<GivenLine>): Amounts | null {
  const off = (measure: Measure) => {
    const gone = (line.amounts[measure] ?? 0n) - (counted[measure] ?? 0n);
    return gone > 0n ? gone : null;
  };
  const amounts = {
    planned: off('planned'),
    allotted: off('allotted'),
    disbursed: off('disbursed'),
  };
  return MEASURES.some((measure) => amounts[measure] !== null) ? amounts : null;
}
