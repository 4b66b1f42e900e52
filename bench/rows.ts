/** One line of the table: a figure, what it is measured against in the same run, and the goal. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against: string | null;
  readonly ratio: number | null;
  readonly goal: string | null;
  readonly met: boolean | null;
}

/** A figure that should stay below `most` times the one it is held against. */
export function atMost(
  name: string,
  value: number,
  unit: string,
  against: string,
  base: number,
  most: number,
): BenchRow {
  const ratio = value / base;
  return { name, value, unit, against, ratio, goal: `≤ ${most} ×`, met: ratio <= most };
}

/** A figure that should reach `least` of the one it is held against. */
export function atLeast(
  name: string,
  value: number,
  unit: string,
  against: string,
  base: number,
  least: number,
): BenchRow {
  const ratio = value / base;
  return { name, value, unit, against, ratio, goal: `≥ ${least * 100} %`, met: ratio >= least };
}

/** A figure with a limit of its own. */
export function within(name: string, value: number, unit: string, most: number): BenchRow {
  return {
    name,
    value,
    unit,
    against: null,
    ratio: null,
    goal: `≤ ${most} ${unit}`,
    met: value <= most,
  };
}

/** A figure that should reach a mark of its own. */
export function reaching(name: string, value: number, unit: string, least: number): BenchRow {
  return { ...within(name, value, unit, least), goal: `≥ ${least} ${unit}`, met: value >= least };
}

/** A figure that is only told. */
export function told(name: string, value: number, unit: string): BenchRow {
  return { name, value, unit, against: null, ratio: null, goal: null, met: null };
}

/** The table as Markdown, for a terminal and for the docs alike. */
export function printTable(rows: readonly BenchRow[]): string {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  const lines = rows.map((row) =>
    [
      row.name,
      `${number(row.value)} ${row.unit}`,
      row.against ?? '',
      row.ratio === null ? '' : row.ratio.toFixed(2),
      row.goal ?? '',
      row.met === null ? '' : row.met ? 'yes' : 'NO',
    ].join(' | '),
  );
  return ['figure | value | against | ratio | goal | met', '---|---|---|---|---|---', ...lines]
    .map((line) => `| ${line} |`)
    .join('\n');
}
