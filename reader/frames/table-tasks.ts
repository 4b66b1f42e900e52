/** Tasks from the rows of a table; section rows are fields. */
import type { ReadField } from '../reading.ts';
import { cleanName } from '../recognise/names.ts';
import type { Table } from '../tables/tables.ts';
import { properSentence } from './proper-sentence.ts';
import {
  type DraftTask,
  deliverableOf,
  type Reader,
  readDeadlines,
  readUnits,
  titleOf,
  trimClause,
  unitsOfCell,
} from './read-tasks.ts';

export interface TableTasks {
  readonly tasks: readonly DraftTask[];
  readonly fields: readonly Omit<ReadField, 'found'>[];
}

/** Reads one table. */
export function readTableTasks(reader: Reader, table: Table): TableTasks {
  const { page } = reader;
  const tasks: DraftTask[] = [];
  const fields: Omit<ReadField, 'found'>[] = [];
  let field: string | null = null;
  for (const row of table.rows) {
    const core = row.cells.task ? trimClause(page, row.cells.task.start, row.cells.task.end) : null;
    if (core === null || core.end <= core.start) continue;
    if (row.section) {
      const name = properSentence(cleanName(page.text.slice(core.start, core.end)));
      if (name.length > 160) continue;
      field = name;
      fields.push({
        name,
        taskCount: null,
        span: page.span(core.start, core.end),
        rule: 'field/table-section',
        confidence: 0.85,
      });
      continue;
    }
    const leadCell = row.cells.lead
      ? unitsOfCell(page, row.cells.lead.start, row.cells.lead.end)
      : { lead: [], coord: [] };
    const coordCell = row.cells.coord
      ? unitsOfCell(page, row.cells.coord.start, row.cells.coord.end)
      : { lead: [], coord: [] };
    const deadlines = row.cells.time ? readDeadlines(reader, row.cells.time, true) : [];
    const why = { rule: `lead/table-${table.layout}`, confidence: 0.95 };
    tasks.push({
      label: row.index === '' ? null : row.index,
      core,
      lead: readUnits(page, leadCell.lead, why),
      coord: readUnits(page, [...leadCell.coord, ...coordCell.lead, ...coordCell.coord], {
        rule: `coord/table-${table.layout}`,
        confidence: 0.95,
      }),
      deadlines,
      deliverable: deliverableOf(
        page,
        row.cells.product
          ? trimClause(page, row.cells.product.start, row.cells.product.end)
          : undefined,
        'product/table',
      ),
      title: titleOf(page, core, core.start, []),
      field,
      fieldAt: null,
      path: row.index === '' ? [] : [row.index.replace(/[.)]/g, '')],
      rule: `task/table-${table.layout}`,
      confidence: 0.95,
    });
  }
  return { tasks, fields };
}
