import type { ComparedSection } from '../compare-contract.ts';
import type { FactSection, FactTable, Figure } from '../facts-contract.ts';
import type { ReportSnapshot } from './report-snapshot.ts';
import { wordDiff } from './word-diff.ts';

/**
 * Two reports side by side by the headings of both outlines, in the order of the first, then what only the
 * second has. Figures meet by their key and lines of lists by what they stand for, so reports of two units,
 * two periods or two regimes can be set beside each other.
 */
export function compareSnapshots(a: ReportSnapshot, b: ReportSnapshot): ComparedSection[] {
  const titles = new Map(
    [...b.frame.outline, ...a.frame.outline].map(({ key, title }) => [key, title]),
  );
  const headings = [
    ...a.frame.outline.map(({ key }) => key),
    ...b.frame.outline.map(({ key }) => key),
  ];
  return [...new Set(headings)].map((heading) => {
    const [one, other] = [sectionOf(a, heading), sectionOf(b, heading)];
    return {
      ...{ heading, title: titles.get(heading) ?? heading },
      figures: compareFigures(one?.figures ?? [], other?.figures ?? []),
      words: wordDiff(wordsUnder(a, heading), wordsUnder(b, heading)),
      tables: compareTables(one?.tables ?? [], other?.tables ?? []),
    };
  });
}

function sectionOf({ facts }: ReportSnapshot, heading: string): FactSection | undefined {
  return facts.sections.find((section) => section.heading === heading);
}

/** The unit's own words, then those taken from lower units with their names, as they are printed. */
function wordsUnder({ words }: ReportSnapshot, heading: string): string {
  const found = words.find((each) => each.heading === heading);
  if (!found) return '';
  const pieces = found.pieces.map((piece) => `${piece.unitName}: ${piece.words}`);
  return [found.own, ...pieces].filter((text) => text !== '').join('\n');
}

function compareFigures(a: readonly Figure[], b: readonly Figure[]): ComparedSection['figures'] {
  const [ofA, ofB] = [byKey(a), byKey(b)];
  return [...new Map([...ofB, ...ofA].map(([key, figure]) => [key, figure])).values()]
    .toSorted((one, other) => placeIn(a, b, one.key) - placeIn(a, b, other.key))
    .map(({ key, label, measure }) => ({
      ...{ key, label, measure },
      period: sides(ofA.get(key)?.period, ofB.get(key)?.period),
      cumulative: sides(ofA.get(key)?.cumulative, ofB.get(key)?.cumulative),
    }));
}

function byKey<T extends { readonly key: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((each) => [each.key, each]));
}

/** In the order of the first, then of the second. */
function placeIn(
  a: readonly { readonly key: string }[],
  b: readonly { readonly key: string }[],
  key: string,
): number {
  const at = a.findIndex((each) => each.key === key);
  return at >= 0 ? at : a.length + b.findIndex((each) => each.key === key);
}

function sides(a: string | null = null, b: string | null = null) {
  return { a, b, difference: a === null || b === null ? null : difference(a, b) };
}

/** b − a of two decimal texts, exact: no number of the machine in between. */
export function difference(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const result = scaled(b, places) - scaled(a, places);
  const sign = result < 0n ? '-' : '';
  const digits = (result < 0n ? -result : result).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

function scaled(text: string, places: number): bigint {
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole.concat(decimals.padEnd(places, '0')));
}

function compareTables(
  a: readonly FactTable[],
  b: readonly FactTable[],
): ComparedSection['tables'] {
  const [ofA, ofB] = [byKey(a), byKey(b)];
  const keys = [...new Set([...ofA.keys(), ...ofB.keys()])];
  return keys.flatMap((key) => {
    const [one, other] = [ofA.get(key), ofB.get(key)];
    const shown = other ?? one;
    if (!shown) return [];
    const [linesA, linesB] = [linesOf(one), linesOf(other)];
    const ids = [...new Set([...linesA.keys(), ...linesB.keys()])];
    const rows = ids.map((id) => compareRow(id, linesA.get(id), linesB.get(id)));
    return {
      ...{ key, label: shown.label, columns: shown.columns.map(({ label }) => label) },
      rows: rows.filter((row) => row !== null),
      same: rows.filter((row) => row === null).length,
    };
  });
}

type Row = FactTable['rows'][number];

function linesOf(table: FactTable | undefined): Map<string, Row> {
  return new Map((table?.rows ?? []).map((row) => [`${row.kind}:${row.id}`, row]));
}

/** Null where both say the same. */
function compareRow(
  id: string,
  a: Row | undefined,
  b: Row | undefined,
): ComparedSection['tables'][number]['rows'][number] | null {
  if (a && b && a.cells.join('\u0000') === b.cells.join('\u0000')) return null;
  const kind = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
  return {
    ...{ id, kind },
    ...{ a: a?.cells ?? null, b: b?.cells ?? null, opens: (b ?? a)?.opens ?? null },
  };
}
