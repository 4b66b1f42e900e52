/**
 * `read`: a directive's text in, what a careful official would note down out. Pure; no language model,
 * no network. Layers: level → zones → outline and tables → recognisers → frames → reading.
 */
import type { Reading, ReadTask } from './reading.ts';
import { markAfterLists, readOutlineTasks } from './frames/outline-tasks.ts';
import type { DraftTask, Reader } from './frames/read-tasks.ts';
import { readTableTasks } from './frames/table-tasks.ts';
import { readIdentity } from './identity/documents.ts';
import { blocksOf } from './outline/blocks.ts';
import { outlineOf } from './outline/outline.ts';
import { findTables } from './tables/tables.ts';
import { pageOf } from './text/page.ts';
import { zonesOf } from './zones.ts';

export function read(text: string): Reading {
  const page = pageOf(text);
  const blocks = blocksOf(page);
  const zones = zonesOf(page, blocks);
  const identity = readIdentity(page, blocks, zones);
  const inPlay = (i: number): boolean => zones.zones[i] === 'body' || zones.zones[i] === 'annex';
  const tables = findTables(page, blocks, (block) => inPlay(block.index));
  const tabled = new Uint8Array(blocks.length);
  for (const table of tables) tabled.fill(1, table.first, table.last + 1);
  const outline = outlineOf(page, blocks, zones, (block) => tabled[block.index] === 1);
  markAfterLists(outline);
  const date = identity.main?.date ?? null;
  const dates = identity.references.filter((r) => r.date !== null).map((r) => [r.dateStart, r.dateEnd] as const);
  const masks = new Set<number>();
  for (const [start, end] of dates) for (let i = start; i < end; i++) masks.add(i);
  const reader: Reader = { page, year: date === null ? null : Number(date.slice(0, 4)), documentDate: date, masked: (at) => masks.has(at) };
  const fromOutline = readOutlineTasks(reader, outline);
  const fromTables = tables.map((table) => readTableTasks(reader, table));
  const drafts = [...fromOutline.tasks, ...fromTables.flatMap((t) => t.tasks)].sort((a, b) => a.core.start - b.core.start);
  const toTask = (draft: DraftTask, i: number): ReadTask => {
    const { core, ...rest } = draft;
    return { ...rest, id: `T${i + 1}`, span: page.span(core.start, core.end) };
  };
  return {
    kind: identity.kind, textLength: text.length, main: identity.main?.id ?? null, documents: identity.documents, relations: identity.relations,
    fields: fromTables.flatMap((t) => t.fields).map((f) => ({ ...f, found: 0 })),
    declared: { tasks: null, fields: null, tasksSpan: null, fieldsSpan: null },
    tasks: drafts.map(toTask), indicators: [], phases: [], budget: [],
    reports: fromOutline.reports.map(({ clause, ...report }) => ({ ...report, span: page.span(clause.start, clause.end) })),
    mottos: [], organisations: [], clauses: [], boilerplate: [], notUnderstood: [], secrecy: null,
  };
}
