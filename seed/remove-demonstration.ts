import { sql } from 'kysely';
import type { Installation } from '../server/open-installation.ts';
import { firstRow, rows } from '../server/platform/database/rows.ts';

/** Tables that belong to the machinery and stay. */
const KEPT = ['migration', 'migration_lock'];

/**
 * Removes the demonstration with everything in it and leaves an empty installation that asks for its
 * first-run set-up. Refused where somebody with an account of their own works here.
 */
export async function removeDemonstration({ database }: Installation): Promise<string> {
  const { db } = database;
  const real = await firstRow(
    db,
    sql<{ n: string }>`select count(*) as n from account where not demonstration`,
  );
  if (Number(real?.n ?? 0) > 0) {
    return 'Không bỏ: đã có tài khoản thật trong hệ thống này. Tạo hệ thống mới bằng CHIDAO_VAR khác. (Not removed: real accounts exist here; start a new installation with another CHIDAO_VAR.)';
  }
  await emptyInstallation(db, 'removed');
  return 'Đã bỏ bản trình diễn. Mở trang để thiết lập lần đầu. (The demonstration is gone; open the page for first-run set-up.)';
}

/** Empties every table and notes why, in one transaction. */
export async function emptyInstallation(
  db: Installation['database']['db'],
  state: 'removed' | 'seeding',
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const tables = await rows(
      tx,
      sql<{ name: string }>`select tablename as name from pg_tables
        where schemaname = 'public' and not (tablename = any(${KEPT}))`,
    );
    await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
    await sql`insert into installation (key, value)
      values ('demonstration', ${JSON.stringify({ state })}::jsonb)`.execute(tx);
  });
}
