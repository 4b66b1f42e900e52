import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { ObligationState } from '../rules/standing.ts';

/** What one unit owes for one period of a regime, as the database keeps it. */
export interface ObligationRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly regimeId: string;
  /** The level of the chain, 1 for the lowest. */
  readonly hop: number;
  readonly unitId: string;
  /** The unit that owed it first; another one than `unitId` after a merger. */
  readonly originUnitId: string;
  readonly toAuthorityId: string;
  readonly toUnitId: string;
  readonly periodKey: string;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly cutOff: Day;
  readonly dueOn: Day;
  readonly dueTime: string | null;
  readonly closesOn: Day | null;
  readonly state: ObligationState;
  readonly submissionId: string | null;
  readonly submittedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly unlockedUntil: Day | null;
  readonly unlockedBy: string | null;
  readonly unlockReason: string | null;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const columns = sql`o.authority_id as "authorityId", o.id, o.regime_id as "regimeId", o.hop,
  o.unit_id as "unitId", o.origin_unit_id as "originUnitId", o.to_authority_id as "toAuthorityId",
  o.to_unit_id as "toUnitId", o.period_key as "periodKey", o.period_from as "periodFrom",
  o.period_to as "periodTo", o.cut_off as "cutOff", o.due_on as "dueOn", o.due_time as "dueTime",
  o.closes_on as "closesOn", o.state, o.submission_id as "submissionId",
  o.submitted_at as "submittedAt", o.accepted_at as "acceptedAt",
  o.unlocked_until as "unlockedUntil", o.unlocked_by as "unlockedBy",
  o.unlock_reason as "unlockReason", o.version, o.since, o.changed_by as "changedBy"`;

/** The names of the columns, for copying rows to the history. */
const NAMES = sql`authority_id, id, regime_id, hop, unit_id, origin_unit_id, to_authority_id, to_unit_id,
  period_key, period_from, period_to, cut_off, due_on, due_time, closes_on, state, submission_id,
  submitted_at, accepted_at, unlocked_until, unlocked_by, unlock_reason, version, since, changed_by`;

/**
 * The rows of authorities as they stood at a moment, named as in the table; null is now. For
 * `from (${obligationRows(…)}) o`.
 */
export function obligationRows(
  authorityIds: readonly string[],
  at: Date | null,
  condition: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  const own = sql`o.authority_id = any(${authorityIds}::bigint[]) and ${condition}`;
  if (at === null) return sql`select ${NAMES} from obligation o where ${own}`;
  return sql`select ${NAMES} from obligation o where ${own} and o.since <= ${at}
    union all
    select ${NAMES} from obligation_history o where ${own} and o.since <= ${at} and o.until > ${at}`;
}

/** Obligations that a condition on `o` selects, in an order, at a moment. */
export async function findObligations(
  db: Db | Tx,
  authorityIds: readonly string[],
  condition: RawBuilder<unknown>,
  at: Date | null = null,
  order: RawBuilder<unknown> = sql`o.due_on, o.id`,
): Promise<ObligationRecord[]> {
  return rows(
    db,
    sql<ObligationRecord>`select ${columns}
        from (${obligationRows(authorityIds, at, condition)}) o order by ${order}`,
  );
}

/** One obligation of an authority; null where there is none. */
export async function loadObligation(
  db: Db | Tx,
  authorityId: string,
  id: string,
  at: Date | null = null,
): Promise<ObligationRecord | null> {
  const [found] = await findObligations(db, [authorityId], sql`o.id = ${id}`, at);
  return found ?? null;
}

/** The same, held until the act ends. */
export async function lockObligation(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<ObligationRecord | null> {
  return firstRow(
    tx,
    sql<ObligationRecord>`select ${columns} from obligation o
        where o.authority_id = ${authorityId} and o.id = ${id} for update`,
  );
}

/**
 * The obligations of the level below that feed one: of the same regime and period, received by the unit
 * that owes it. By the names of their units.
 */
export async function obligationsFeeding(
  db: Db | Tx,
  authorityId: string,
  obligationId: string,
): Promise<ObligationRecord[]> {
  return rows(
    db,
    sql<ObligationRecord>`select ${columns}
        from obligation above join obligation o on o.authority_id = above.authority_id
          and o.to_unit_id = above.unit_id and o.regime_id = above.regime_id
          and o.period_key = above.period_key and o.hop < above.hop
        join unit u on u.id = o.unit_id
        where above.authority_id = ${authorityId} and above.id = ${obligationId}
        order by u.folded, o.id`,
  );
}

/** Keeps rows as they stand until now in the history, before they are changed or leave. */
export async function keepObligations(
  tx: Tx,
  authorityId: string,
  condition: RawBuilder<unknown>,
  now: Date,
): Promise<number> {
  return run(
    tx,
    sql`insert into obligation_history (${NAMES}, until)
        select ${NAMES}, greatest(${now}::timestamptz, o.since) from obligation o
        where o.authority_id = ${authorityId} and ${condition}`,
  );
}

/** What an act changes of one obligation. */
export type ObligationChange = Partial<
  Pick<
    ObligationRecord,
    | 'state'
    | 'submissionId'
    | 'submittedAt'
    | 'acceptedAt'
    | 'unitId'
    | 'toUnitId'
    | 'toAuthorityId'
  >
>;

/** Writes the next version of an obligation that is held; the one before goes to the history. */
export async function saveObligation(
  tx: Tx,
  held: ObligationRecord,
  change: ObligationChange,
  by: { readonly at: Date; readonly personId: string },
): Promise<ObligationRecord> {
  const next = { ...held, ...change };
  await keepObligations(tx, held.authorityId, sql`o.id = ${held.id}`, by.at);
  await run(
    tx,
    sql`update obligation set state = ${next.state}, submission_id = ${next.submissionId},
          submitted_at = ${next.submittedAt}, accepted_at = ${next.acceptedAt},
          unit_id = ${next.unitId}, to_unit_id = ${next.toUnitId},
          to_authority_id = ${next.toAuthorityId}, version = version + 1,
          since = greatest(${by.at}::timestamptz, since), changed_by = ${by.personId}
        where authority_id = ${held.authorityId} and id = ${held.id}`,
  );
  return { ...next, version: held.version + 1, since: by.at, changedBy: by.personId };
}

/** Unlocks obligations until a day; the rows before go to the history. */
export async function setUnlocked(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
  grant: { readonly until: Day; readonly reason: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const which = sql`o.id = any(${[...ids]}::bigint[])`;
  await keepObligations(tx, authorityId, which, grant.at);
  await run(
    tx,
    sql`update obligation o set unlocked_until = ${grant.until}, unlocked_by = ${grant.by},
          unlock_reason = ${grant.reason}, version = o.version + 1,
          since = greatest(${grant.at}::timestamptz, o.since), changed_by = ${grant.by}
        where o.authority_id = ${authorityId} and ${which}`,
  );
}
