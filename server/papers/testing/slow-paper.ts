import { sql } from 'kysely';
import { z } from 'zod';
import { requireRight } from '../../organisation/require-may.ts';
import type { Paper } from '../paper.ts';
import { paperKind } from '../paper-kinds.ts';

/** Whoever holds this lock holds up every slow paper after its first rows. */
export const GATE = 424_242;
export const FIRST_ROWS = 100;

/** A paper of as many rows as asked for, which tests can hold up in the middle. */
export const slowPaper = paperKind('slow', z.object({ rows: z.coerce.number() }), {
  async rows(_platform, actor, { rows }) {
    requireRight(actor, 'task.read');
    return rows;
  },
  async compose(platform, actor, { rows }, done) {
    requireRight(actor, 'task.read');
    await done(FIRST_ROWS);
    await sql`select pg_advisory_xact_lock_shared(${GATE})`.execute(platform.db);
    await done(rows);
    return paperOf(rows);
  },
});

function paperOf(rows: number): Paper {
  return {
    ...{ type: 'BC', number: '12/BC-BTTTT', place: 'Hà Nội', day: null, subject: 'Danh sách dài' },
    organ: { above: null, name: 'Bộ Thông tin và Truyền thông' },
    ...{ to: [], bases: [], decider: null, recipients: ['Lưu: VT'], annexes: [] },
    signer: { position: ['Bộ trưởng'], name: null },
    body: [
      {
        kind: 'table',
        table: {
          caption: null,
          note: null,
          columns: [
            { head: 'STT', width: 10, align: 'right' },
            { head: 'Ngày', width: 30 },
            { head: 'Nội dung', width: 60 },
          ],
          rows: Array.from({ length: rows }, (_, at) => ({
            cells: [String(at + 1), '05/02/2026', `=Dòng ${at + 1}`],
          })),
        },
      },
    ],
  };
}
