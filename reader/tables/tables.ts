/**
 * Tables of tasks in every state a paste leaves them in: pipes, tabs (or wide gaps), one cell a line.
 * A table is its header's columns and, row by row, cells with their place in the page.
 */
import type { Block } from '../outline/blocks.ts';
import type { Page } from '../text/page.ts';
import type { Table } from './cells.ts';
import { delimitedTable } from './delimited.ts';
import { linewiseTable } from './linewise.ts';

export type { Table } from './cells.ts';

/** All tables of tasks, in order. */
export function findTables(
  page: Page,
  blocks: readonly Block[],
  usable: (block: Block) => boolean,
): Table[] {
  const tables: Table[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !usable(block)) continue;
    const table = delimitedTable(page, blocks, i, usable) ?? linewiseTable(page, blocks, i, usable);
    if (table === null) continue;
    i = table.last;
    if (table.rows.length > 0) tables.push(table);
  }
  return tables;
}
