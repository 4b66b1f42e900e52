import { draftFromTable, type TableDraft } from './draft-from-table.ts';
import { LIST_SHEETS } from './list-sheets.ts';
import { type ReadSheet, readListSheet, withList } from './read-list-sheet.ts';
import { type SheetFault, sheetFault } from './table-faults.ts';
import type { TaskTable } from './task-table.ts';
import type { DocumentSheet } from './workbook-sheets.ts';

const RULE = 'workbook/row';

/** Every list of a workbook but the tasks, as its sheet gives it. */
export interface WorkbookLists {
  readonly sheets: Readonly<Record<keyof typeof LIST_SHEETS, ReadSheet>>;
  readonly faults: readonly SheetFault[];
  readonly isEmpty: boolean;
}

/** Reads the sheets of the lists, each by its name; one that is missing is an empty one. */
export function workbookLists(
  rowsOf: (name: string) => readonly (readonly string[])[],
): WorkbookLists {
  const read = <S extends Parameters<typeof readListSheet>[0]>(sheet: S) =>
    readListSheet(sheet, rowsOf(sheet.name));
  const sheets = {
    citations: read(LIST_SHEETS.citations),
    fields: read(LIST_SHEETS.fields),
    targets: read(LIST_SHEETS.targets),
    money: read(LIST_SHEETS.money),
    phases: read(LIST_SHEETS.phases),
    duties: read(LIST_SHEETS.duties),
    mottos: read(LIST_SHEETS.mottos),
    notUnderstood: read(LIST_SHEETS.notUnderstood),
  };
  const all = Object.values(sheets);
  return {
    sheets,
    faults: [...all.flatMap(({ faults }) => faults), ...linkFaults(sheets.citations)],
    isEmpty: all.every(({ items }) => items.length === 0),
  };
}

/** A citation that runs over another must name one that is there. */
function linkFaults({ items, faults }: ReadSheet): SheetFault[] {
  if (faults.length > 0) return [];
  return items.flatMap(({ values, line }) => {
    const from = typeof values.fromKey === 'string' ? Number(values.fromKey.slice(1)) : 0;
    if (from <= items.length) return [];
    const place = { sheet: LIST_SHEETS.citations.name, column: 'Qua dòng', line };
    return [
      sheetFault(
        { ...place, value: String(from + 1) },
        {
          vi: `không có trong trang này; nhận số dòng từ 2 đến ${items.length + 1}.`,
          en: `is not on this sheet; accepted: a line from 2 to ${items.length + 1}.`,
        },
      ),
    ];
  });
}

/** Builds the draft that an officer reviews from our own workbook: everything that it says, as it stands. */
export function draftFromWorkbook(
  table: TaskTable,
  document: DocumentSheet,
  { sheets }: WorkbookLists,
): TableDraft {
  const named = fieldsOf(sheets.fields);
  const found = draftFromTable(table, {
    ...document,
    head: document.lines,
    commas: false,
    rule: RULE,
    fields: named,
  });
  let at = { draft: found.draft, source: found.text };
  at = withList(at, LIST_SHEETS.citations, sheets.citations, RULE, 'c');
  at = withList(at, LIST_SHEETS.targets, sheets.targets, RULE, 'i');
  at = withList(at, LIST_SHEETS.money, sheets.money, RULE, 'm');
  at = withList(at, LIST_SHEETS.phases, sheets.phases, RULE, 'p');
  at = withList(at, LIST_SHEETS.duties, sheets.duties, RULE, 'd');
  at = withList(at, LIST_SHEETS.mottos, sheets.mottos, RULE, 's');
  at = withList(at, LIST_SHEETS.notUnderstood, sheets.notUnderstood, RULE, 'x');
  return { ...found, draft: at.draft, text: at.source };
}

function fieldsOf({ items }: ReadSheet) {
  return items.map(({ values }, index) => ({
    key: `f${index + 1}`,
    name: String(values.name ?? ''),
    declaredCount: typeof values.declaredCount === 'number' ? values.declaredCount : null,
    ...{ span: null, confidence: 1, rule: RULE },
  }));
}
