import { sql } from 'kysely';
import {
  type Held,
  type Holdings,
  type HoldingsContext,
  PLAIN,
  type Rehomed,
  type Rehoming,
  turnedRound,
} from '../../organisation/store/holdings.ts';
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
    const receivers = await receiversAbove(context.tx, moves);
    const done = await rehomeReports(context, [...moves, ...receivers.values()]);
    const asked = new Set(moves.map(keyOf));
    return done.flatMap((row) => {
      const receiver = row.kind === 'obligation' ? receivers.get(keyOf(row)) : undefined;
      const kept = receiver ? { receiverId: receiver.fromUnitId } : {};
      return asked.has(keyOf(row)) ? [{ ...row, kept }] : [];
    });
  },
  async restore(context, moves) {
    const receivers = moves.flatMap((move): Rehoming[] => {
      const { receiverId } = move.kept;
      return typeof receiverId === 'string'
        ? [{ ...move, kind: 'received', toUnitId: receiverId }]
        : [];
    });
    await rehomeReports(context, [...moves.map(turnedRound), ...receivers]);
  },
  standing: (db, moves) => standingRows(db, OBLIGATIONS, moves),
};

async function rehomeReports(
  context: HoldingsContext,
  moves: readonly Rehoming[],
): Promise<Rehomed[]> {
  const done = await rehomeRows(context.tx, OBLIGATIONS, moves, context);
  await rehomeRows(context.tx, SUBMISSIONS, await reportsOf(context.tx, moves), context);
  return done;
}

function keyOf({ kind, authorityId, id }: Pick<Rehoming, 'kind' | 'authorityId' | 'id'>): string {
  return `${kind} ${authorityId} ${id}`;
}

/**
 * A unit that reports to whatever stands above it reports to another one once it stands elsewhere: whoever
 * receives its reports follows from its new place, unless the plan says who takes that over.
 */
async function receiversAbove(tx: Tx, moves: readonly Rehoming[]): Promise<Map<string, Rehoming>> {
  const decided = new Set(moves.filter(({ kind }) => kind === 'received').map(keyOf));
  const owed = moves.filter(
    (move) =>
      move.kind === 'obligation' &&
      move.toUnitId !== null &&
      !decided.has(keyOf({ ...move, kind: 'received' })),
  );
  if (owed.length === 0) return new Map();
  const found = await rows(
    tx,
    sql<{ authorityId: string; id: string; fromUnitId: string; toUnitId: string }>`
      select o.authority_id::text as "authorityId", o.id::text, o.to_unit_id::text as "fromUnitId",
        next.parent_id::text as "toUnitId"
      from unnest(${owed.map((move) => move.authorityId)}::bigint[], ${owed.map((move) => move.id)}::bigint[],
        ${owed.map((move) => move.toUnitId)}::bigint[]) as m(authority_id, id, to_id)
      join obligation o on o.authority_id = m.authority_id and o.id = m.id
      join regime r on r.authority_id = o.authority_id and r.id = o.regime_id
      join unit_parent was on was.unit_id = o.unit_id and was.parent_id = o.to_unit_id and was.valid_to is null
      join unit_parent next on next.unit_id = m.to_id and next.valid_to is null
      where r.hops -> (o.hop - 1) -> 'receiver' ->> 'kind' = 'above'
        and next.parent_id not in (o.to_unit_id, m.to_id)`,
  );
  return new Map(
    found.map((row) => [
      keyOf({ ...row, kind: 'obligation' }),
      { ...row, kind: 'received', keepsPerson: true, kept: {} },
    ]),
  );
}

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
