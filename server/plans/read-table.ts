import type { ExtractedSheet } from '../../reader/inputs/index.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Draft, type DraftUnit, planErrors } from './contract.ts';
import { labelsOf } from './learn-column.ts';
import { draftFromTable, type TableDraft } from './rules/draft-from-table.ts';
import { draftFromWorkbook, workbookLists } from './rules/draft-from-workbook.ts';
import { type SheetFault, sheetFault, tableFaults } from './rules/table-faults.ts';
import { COLUMN_HEADS, labelKey } from './rules/task-columns.ts';
import { pastedTable, type TaskTable, taskTable } from './rules/task-table.ts';
import { documentSheet, SHEETS } from './rules/workbook-sheets.ts';

/**
 * Takes what an officer gives as a list of tasks, a line a task, where it is one: our own workbook
 * (mẫu Excel), a workbook that begins with such a list, or a list pasted from Excel or Word. Null for
 * everything else, which is then read as a text. Our workbook is taken whole or not at all; somebody
 * else's list with cells that cannot be taken is read as a text, which says of each how sure it is.
 *
 * @throws Refusal SHEET_FAULTS with every fault in `details`, SHEET_WITHOUT_TASKS
 */
export async function readTable(
  platform: Platform,
  authorityId: string,
  given: { readonly text: string; readonly sheets: readonly ExtractedSheet[] | null },
): Promise<TableDraft | null> {
  const ours = given.sheets && sheetNamed(given.sheets, SHEETS.tasks);
  if (given.sheets === null && !given.text.includes('\t')) return null;
  const learnt = await labelsOf(platform, authorityId);
  if (!ours) {
    const table = given.sheets
      ? taskTable(given.sheets[0]?.rows ?? [], learnt)
      : pastedTable(given.text, learnt);
    return table && foreignDraft(table);
  }
  const table = taskTable(ours.rows, learnt);
  const about = sheetNamed(given.sheets ?? [], SHEETS.document);
  if (!table) return about ? refuse([headFault(ours.rows)]) : null;
  const document = documentSheet(about?.rows ?? []);
  const lists = workbookLists((name) => sheetNamed(given.sheets ?? [], name)?.rows ?? []);
  const faults = [
    ...document.faults,
    ...tableFaults(table, document.year, SHEETS.tasks),
    ...lists.faults,
  ];
  if (faults.length > 0) return refuse(faults);
  if (table.lines.length === 0 && lists.isEmpty) throw new Refusal(planErrors.SHEET_WITHOUT_TASKS);
  const found = draftFromWorkbook(table, document, lists);
  return { ...found, draft: await withPinnedUnits(platform, found.draft) };
}

function foreignDraft(table: TaskTable): TableDraft | null {
  if (table.lines.length === 0 || tableFaults(table, null).length > 0) return null;
  const identity = {
    ...{ type: null, number: null, issuedOn: null, issuer: null, signer: null, title: null },
    spans: {},
  };
  const declared = { tasks: null, fields: null };
  const options = { head: [], year: null, commas: true, rule: 'table/row' };
  return draftFromTable(table, { ...options, identity, declared });
}

function sheetNamed(sheets: readonly ExtractedSheet[], name: string): ExtractedSheet | undefined {
  return sheets.find((sheet) => labelKey(sheet.name) === labelKey(name));
}

function headFault(rows: readonly (readonly string[])[]): SheetFault {
  const value = (rows.find((row) => row.some(Boolean)) ?? []).join(', ');
  const heads = Object.values(COLUMN_HEADS).join(', ');
  const place = { sheet: SHEETS.tasks, line: 1, column: COLUMN_HEADS.title, value };
  return sheetFault(place, {
    vi: `thiếu tên cột; dòng đầu nhận ${heads}.`,
    en: `does not head the columns; the first line takes ${heads}.`,
  });
}

function refuse(faults: readonly SheetFault[]): never {
  throw new Refusal(planErrors.SHEET_FAULTS, { count: faults.length }, { faults });
}

/** Units that the workbook names by their number in the register must stand there. */
async function withPinnedUnits({ db }: Platform, draft: Draft): Promise<Draft> {
  const { issuer } = draft.identity;
  const named = [
    ...(issuer ? [issuer] : []),
    ...draft.tasks.flatMap((t) => [...t.lead, ...t.coord]),
  ];
  const refs = await unitRefs(
    db,
    named.flatMap(({ unitId, memberIds }) => [...(unitId === null ? [] : [unitId]), ...memberIds]),
  );
  const settle = (unit: DraftUnit): DraftUnit => {
    if (unit.unitId === null) {
      const memberIds = unit.memberIds.filter((id) => refs.has(id));
      return memberIds.length === unit.memberIds.length
        ? unit
        : { ...unit, memberIds, memberCount: memberIds.length };
    }
    const ref = refs.get(unit.unitId);
    // A number that the register does not know says nothing: the name is matched like any other.
    return ref ? { ...unit, unitName: ref.name } : { ...unit, unitId: null, unitName: null };
  };
  return {
    ...draft,
    identity: { ...draft.identity, issuer: issuer && settle(issuer) },
    tasks: draft.tasks.map((task) => ({
      ...task,
      lead: task.lead.map(settle),
      coord: task.coord.map(settle),
    })),
  };
}
