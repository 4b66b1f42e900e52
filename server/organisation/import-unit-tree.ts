import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { organisationErrors, type UnitImportReply } from './contract.ts';
import { requireMay } from './require-may.ts';
import { headOf, type ImportProblem } from './rules/import-columns.ts';
import { importUnits, type UnitChange, type UnitImport } from './rules/import-units.ts';
import { importedCell } from './rules/sheet-cell.ts';
import { loadAuthority } from './store/authority-store.ts';
import { codesHeldElsewhere, lockTree, registerOf } from './store/unit-page.ts';
import { insertUnits, type NewUnit } from './store/unit-store.ts';

type Rows = readonly (readonly string[])[];

/**
 * Checks a unit tree row by row and, when asked to write, writes all of it or nothing.
 *
 * @throws Refusal IMPORT_HAS_ERRORS with every error, only when asked to write
 */
export async function importUnitTree(
  platform: Platform,
  actor: Actor,
  sheet: { readonly rows: Rows; readonly write: boolean },
  key: string | null,
): Promise<UnitImportReply> {
  const { authorityId } = actor;
  requireMay(actor, 'unit.edit', { authorityId });
  if (!sheet.write) {
    return replyOf(await checkUnitRows(platform.db, authorityId, sheet.rows), false);
  }
  const request = { name: 'import_units', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await lockTree(context.tx, authorityId);
    const changes = await writeUnitRows(context, sheet.rows);
    return replyOf({ ok: true, changes }, true);
  });
}

/**
 * Writes the units of a sheet inside an act, with one journal entry for all of them.
 *
 * @throws Refusal IMPORT_HAS_ERRORS with every error; nothing is written then
 */
export async function writeUnitRows(
  context: ActContext,
  rows: Rows,
): Promise<readonly UnitChange[]> {
  const { tx, authorityId, now } = context;
  const checked = await checkUnitRows(tx, authorityId, rows);
  if (!checked.ok) {
    const { errors } = replyOf(checked, false);
    throw new Refusal(organisationErrors.IMPORT_HAS_ERRORS, { count: errors.length }, { errors });
  }
  const units = newUnits(context, checked.changes);
  await insertUnits(tx, units, now);
  await context.journal({
    subjectKind: 'authority',
    subjectId: authorityId,
    before: null,
    after: { units: units.map(({ authorityId: _, ...unit }) => unit) },
  });
  return checked.changes;
}

/** A unit without a first day is taken to be as old as the top of its authority. */
async function checkUnitRows(db: Db | Tx, authorityId: string, rows: Rows): Promise<UnitImport> {
  const authority = await loadAuthority(db, authorityId);
  const register = await registerOf(db, authorityId);
  const top = register.find((unit) => unit.id === authority?.unitId);
  if (!top) throw new Error(`Authority ${authorityId} has no top unit`);
  const cells = rows.map((row) => row.map(importedCell));
  const checked = importUnits(cells, register, top.validFrom, top.id);
  if (!checked.ok) return checked;
  const problems = await problemsWithCodes(db, authorityId, checked.changes);
  return problems.length > 0 ? { ok: false, problems } : checked;
}

/** Codes are one list for the country: the rules see this authority, the database all of them. */
async function problemsWithCodes(
  db: Db | Tx,
  authorityId: string,
  changes: readonly UnitChange[],
): Promise<ImportProblem[]> {
  const added = changes.filter((change) => change.kind === 'add');
  const codes = added.flatMap(({ unit }) => unit.code ?? []);
  const held = await codesHeldElsewhere(db, authorityId, codes);
  return added.flatMap(({ line, unit }) => {
    const holder = held.find(
      ({ code, validFrom, validTo }) =>
        code === unit.code &&
        (validTo === null || unit.validFrom <= validTo) &&
        (unit.validTo === null || validFrom <= unit.validTo),
    );
    if (!holder) return [];
    const problem = {
      line,
      column: headOf('code'),
      value: holder.code,
      vi: `Mã đã thuộc ${holder.authorityName}. Kiểm tra lại mã.`,
      en: `The code belongs to ${holder.authorityName}. Check the code.`,
    };
    return [problem];
  });
}

function newUnits(context: ActContext, changes: readonly UnitChange[]): NewUnit[] {
  const idByLine = new Map<number, string>();
  for (const change of changes) {
    idByLine.set(change.line, change.kind === 'same' ? change.id : context.ids.next());
  }
  const idAt = (line: number) => {
    const id = idByLine.get(line);
    if (id === undefined) throw new Error(`Line ${line} of the sheet has no unit`);
    return id;
  };
  return changes.flatMap((change) => {
    if (change.kind === 'same') return [];
    const { unit, parent, line } = change;
    const parentId = parent === null ? null : 'id' in parent ? parent.id : idAt(parent.line);
    const { authorityId } = context;
    return [{ ...unit, id: idAt(line), authorityId, aliases: [], parentId }];
  });
}

function replyOf(checked: UnitImport, written: boolean): UnitImportReply {
  if (!checked.ok) return { changes: [], errors: [...checked.problems], written: false };
  return {
    changes: checked.changes.map(({ line, kind, unit, under }) => ({
      line,
      kind,
      name: unit.name,
      under,
    })),
    errors: [],
    written,
  };
}
