import { sql } from 'kysely';
import { type Held, type Holdings, PLAIN, turnedRound } from '../../organisation/store/holdings.ts';
import {
  type KeptColumns,
  rehomeRows,
  standingRows,
} from '../../organisation/store/rehome-rows.ts';
import type { Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

const OBLIGATIONS: KeptColumns = {
  table: 'obligation',
  past: 'obligation_history',
  columns: {
    obligation: { unit: 'unit_id' },
    received: { unit: 'to_unit_id', authority: 'to_authority_id' },
  },
};
const SUBMISSIONS: KeptColumns = { ...OBLIGATIONS, table: 'submission', past: 'submission_past' };

/**
 * Reports that units owe, or are to receive, and that nobody has accepted yet (nghĩa vụ báo cáo). A report that
 * is being written, or waits above, goes with its obligation; what was accepted stays.
 */
export const reportHoldings: Holdings = {
  kinds: ['obligation', 'received'],
  endable: [],
  async find(db, { authorityIds, unitIds }) {
    const side = (kind: string, unit: string, other: string) => sql`
      select ${kind} as kind, o.authority_id::text as "authorityId", o.id::text,
        ${sql.ref(`o.${unit}`)}::text as "unitId", concat(r.name, ' · ', o.period_key) as title,
        o.due_on as "dueOn", array[${sql.ref(`o.${other}`)}::text] as "subjectIds"
      from obligation o join regime r on r.authority_id = o.authority_id and r.id = o.regime_id
      where (o.authority_id = any(${authorityIds}::bigint[]) or o.to_authority_id = any(${authorityIds}::bigint[]))
        and o.state in ('open', 'submitted', 'returned')
        and ${sql.ref(`o.${unit}`)} = any(${unitIds}::bigint[])`;
    const found = await rows(
      db,
      sql<Pick<Held, 'kind' | 'authorityId' | 'id' | 'unitId' | 'title' | 'dueOn' | 'subjectIds'>>`
        ${side('obligation', 'unit_id', 'to_unit_id')}
        union all ${side('received', 'to_unit_id', 'unit_id')}`,
    );
    return found.map((each) => ({ ...PLAIN, ...each }));
  },
  async move(context, moves) {
    const done = await rehomeRows(context.tx, OBLIGATIONS, moves, context);
    await rehomeRows(context.tx, SUBMISSIONS, await reportsOf(context.tx, moves), context);
    return done;
  },
  async restore(context, moves) {
    const back = moves.map(turnedRound);
    await rehomeRows(context.tx, OBLIGATIONS, back, context);
    await rehomeRows(context.tx, SUBMISSIONS, await reportsOf(context.tx, back), context);
  },
  standing: (db, moves) => standingRows(db, OBLIGATIONS, moves),
};

/** The same moves for the reports that were begun. */
async function reportsOf<T extends { readonly authorityId: string; readonly id: string }>(
  tx: Tx,
  moves: readonly T[],
): Promise<T[]> {
  const found = await rows(
    tx,
    sql<{ authorityId: string; id: string; obligationId: string }>`
      select s.authority_id::text as "authorityId", s.id::text, s.obligation_id::text as "obligationId"
      from submission s join unnest(${moves.map((move) => move.authorityId)}::bigint[],
        ${moves.map((move) => move.id)}::bigint[]) as m(authority_id, id)
        on m.authority_id = s.authority_id and m.id = s.obligation_id
      where s.state <> 'accepted'`,
  );
  const of = new Map(found.map((row) => [`${row.authorityId} ${row.obligationId}`, row.id]));
  return moves.flatMap((move) => {
    const id = of.get(`${move.authorityId} ${move.id}`);
    return id === undefined ? [] : [{ ...move, id }];
  });
}
