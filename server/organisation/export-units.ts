import { stringify } from 'csv-stringify/sync';
import type { Platform } from '../platform/act.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './require-may.ts';
import { exportedCell } from './rules/sheet-cell.ts';
import { exportUnitRows } from './rules/unit-record.ts';
import { registerOf } from './store/unit-page.ts';

/** All units of the post's authority as CSV (UTF-8 with a mark, for Excel), which imports back unchanged. */
export async function exportUnitTree(platform: Platform, actor: Actor): Promise<string> {
  requireMay(actor, 'unit.read', { authorityId: actor.authorityId });
  const rows = exportUnitRows(await registerOf(platform.db, actor.authorityId));
  return stringify(
    rows.map((row) => row.map(exportedCell)),
    { bom: true, record_delimiter: 'windows' },
  );
}
