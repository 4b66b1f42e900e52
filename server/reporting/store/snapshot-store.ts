import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows } from '../../platform/database/rows.ts';
import {
  type FactRow,
  type FactSection,
  type Facts,
  FactTable,
  FactWords,
  type Figure,
} from '../facts-contract.ts';
import type { OfSubmission } from './section-store.ts';

/** Which frozen figures of which report. */
export interface OfEdition extends OfSubmission {
  readonly edition: number;
}

interface FigureRow extends Omit<Figure, 'lastYear' | 'opensCumulative'> {
  readonly heading: string;
  readonly lastYear: string | null;
  readonly opensCumulative: string | null;
}

interface TableRow {
  readonly heading: string;
  readonly tableKey: string;
  readonly position: number;
  readonly kind: string;
  readonly id: string;
  readonly cells: unknown;
  readonly opens: string | null;
}

/** What stands at position 0 of a frozen table: all of it but its lines. */
const TableHead = FactTable.omit({ rows: true, key: true });
const Cells = z.array(z.string());
/** What units had said is kept like the lines of a table of this name. */
const WORDS = 'words';

/** Writes figures and lists as rows (bản chốt). They are never changed afterwards. */
export async function insertFacts(tx: Tx, of: OfEdition, facts: Facts): Promise<void> {
  const own = { authority_id: of.authorityId, submission_id: of.id, edition: of.edition };
  const figures = facts.sections.flatMap(({ heading, figures: all }) =>
    all.map(({ lastYear, opensCumulative, ...figure }, position) => ({
      ...{ ...own, heading, position, ...figure },
      ...{ last_year: lastYear, opens_cumulative: opensCumulative },
    })),
  );
  await insertRows(
    tx,
    'submission_figure',
    {
      ...{ authority_id: 'bigint', submission_id: 'bigint', edition: 'integer', heading: 'text' },
      ...{ position: 'integer', key: 'text', label: 'jsonb', measure: 'jsonb', nature: 'text' },
      ...{ target: 'text', period: 'text', cumulative: 'text', last_year: 'text' },
      ...{ estimate: 'text', fraction: 'jsonb', opens: 'text', opens_cumulative: 'text' },
    },
    figures,
  );
  await insertRows(
    tx,
    'submission_row',
    {
      ...{ authority_id: 'bigint', submission_id: 'bigint', edition: 'integer', heading: 'text' },
      ...{ table_key: 'text', table_position: 'smallint', position: 'integer', kind: 'text' },
      ...{ thing_id: 'text', cells: 'jsonb', opens: 'text' },
    },
    facts.sections.flatMap((section) => [
      ...section.tables.flatMap((table, at) => tableRows(own, section.heading, table, at)),
      ...section.words.map((words, at) => ({
        ...{ ...own, heading: section.heading, table_key: WORDS, table_position: 0 },
        ...{ position: at + 1, kind: words.kind, thing_id: words.source.unitId },
        ...{ cells: words, opens: null },
      })),
    ]),
  );
}

function tableRows<Own extends object>(
  own: Own,
  heading: string,
  { key, rows: lines, ...head }: FactTable,
  tablePosition: number,
) {
  const place = { ...own, heading, table_key: key, table_position: tablePosition };
  return [
    { ...place, position: 0, kind: 'head', thing_id: '', cells: head, opens: null },
    ...lines.map(({ kind, id, cells, opens }, at) => ({
      ...{ ...place, position: at + 1, kind, thing_id: id, cells, opens },
    })),
  ];
}

/**
 * The figures and lists of a report as they were frozen, in the shape in which they were counted.
 *
 * @param outline headings in order, with the day and span of the facts
 */
export async function frozenFacts(
  db: Db | Tx,
  of: OfEdition,
  outline: Pick<Facts, 'day' | 'from' | 'to'> & { readonly headings: readonly string[] },
): Promise<Facts> {
  const own = sql`authority_id = ${of.authorityId} and submission_id = ${of.id}
      and edition = ${of.edition}`;
  const [figures, lines] = [
    await rows(
      db,
      sql<FigureRow>`select heading, key, label, measure, nature, target, period, cumulative,
          last_year as "lastYear", estimate, fraction, opens, opens_cumulative as "opensCumulative"
          from submission_figure where ${own} order by heading, position`,
    ),
    await rows(
      db,
      sql<TableRow>`select heading, table_key as "tableKey", position, kind, thing_id as id, cells,
          opens from submission_row where ${own} order by heading, table_position, table_key, position`,
    ),
  ];
  const { day, from, to, headings } = outline;
  const sections = headings.map((heading): FactSection => {
    const here = lines.filter((line) => line.heading === heading);
    return {
      heading,
      figures: figures
        .filter((figure) => figure.heading === heading)
        .map(({ heading: _, ...figure }) => figure),
      tables: here.filter(isHead).map((head) => tableOf(head, here)),
      words: here
        .filter(({ tableKey }) => tableKey === WORDS)
        .map(({ cells }) => FactWords.parse(cells)),
    };
  });
  return { day, from, to, sections };
}

function isHead({ position, tableKey }: TableRow): boolean {
  return position === 0 && tableKey !== WORDS;
}

function tableOf(head: TableRow, lines: readonly TableRow[]): FactTable {
  return {
    key: head.tableKey,
    ...TableHead.parse(head.cells),
    rows: lines
      .filter(({ tableKey, position }) => tableKey === head.tableKey && position > 0)
      .map(({ kind, id, cells, opens }) => ({
        kind: FactTable.shape.rows.element.shape.kind.parse(kind),
        ...{ id, cells: Cells.parse(cells), opens },
      })) satisfies FactRow[],
  };
}
