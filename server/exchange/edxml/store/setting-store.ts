import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';
import type { WritingSettings } from '../rules/write-message.ts';

/** How an authority writes packages; the standard and nothing else unless it said so. */
export async function settingsOf(db: Db | Tx, authorityId: string): Promise<WritingSettings> {
  const found = await firstRow(
    db,
    sql<WritingSettings>`select vendor_parts as "vendorParts" from edxml_setting
      where authority_id = ${authorityId}`,
  );
  return found ?? { vendorParts: false };
}

export async function writeSettings(
  tx: Tx,
  authorityId: string,
  { vendorParts }: WritingSettings,
  personId: string,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into edxml_setting (authority_id, vendor_parts, set_by, set_at)
        values (${authorityId}, ${vendorParts}, ${personId}, ${now})
        on conflict (authority_id) do update
          set vendor_parts = excluded.vendor_parts, set_by = excluded.set_by, set_at = excluded.set_at`,
  );
}
