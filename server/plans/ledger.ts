import { sql } from 'kysely';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import { insertSql, run } from '../platform/database/rows.ts';
import { idAtSql } from './id-sql.ts';

/**
 * One line of the ledger (sổ cái, bút toán): `delta` tasks onto (+) or off (−) one account. Groups of
 * assignments are never posted; their children are.
 */
export interface Movement {
  readonly planId: string;
  readonly unitId: string;
  readonly fieldId: string | null;
  /** 0 for what the plan's owner gave, 1 and more for what units broke it into. */
  readonly layer: number;
  /** Where the task stands: `assigned` when it is given. */
  readonly account: string;
  /** The deadline in force; null where there is none. */
  readonly dueOn: Day | null;
  readonly delta: number;
}

/** What posting needs of an act. */
export type LedgerContext = Pick<ActContext, 'tx' | 'defer' | 'ids' | 'authorityId' | 'now'>;

/**
 * Posts movements under the Vietnam day of the act. In the table field 0 stands for "no field" and
 * `infinity` for "no deadline". Postings are only ever appended, so that acts under one directive never
 * wait for one another; a job folds them into balances.
 */
export async function post(context: LedgerContext, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const ids = context.ids.block(movements.length);
  const day = dayInVietnam(context.now);
  const statement = insertSql(
    'posting',
    {
      authority_id: 'bigint',
      id: 'bigint',
      plan_id: 'bigint',
      unit_id: 'bigint',
      field_id: 'bigint',
      layer: 'smallint',
      account: 'text',
      due_on: 'date',
      day: 'date',
      delta: 'integer',
    },
    movements.map((movement, index) => ({
      authority_id: context.authorityId,
      id: ids.at(index),
      plan_id: movement.planId,
      unit_id: movement.unitId,
      field_id: movement.fieldId ?? '0',
      layer: movement.layer,
      account: movement.account,
      due_on: movement.dueOn ?? 'infinity',
      day,
      delta: movement.delta,
    })),
  );
  await context.defer(statement, movements.length);
}

/** The same movement for each unit of a list: what a cascade posts. */
export interface UnitsMovement extends Omit<Movement, 'unitId'> {
  readonly unitIds: readonly string[];
}

/** Posts movements over many units without a row a unit travelling from here. */
export async function postForUnits(
  context: LedgerContext,
  movements: readonly UnitsMovement[],
): Promise<void> {
  for (const movement of movements) {
    if (movement.unitIds.length === 0) continue;
    const first = context.ids.block(movement.unitIds.length).first;
    await run(
      context.tx,
      sql`insert into posting
            (authority_id, id, plan_id, unit_id, field_id, layer, account, due_on, day, delta)
          select ${context.authorityId}, ${idAtSql(first, sql`given.n - 1`)}, ${movement.planId},
                 given.unit_id, ${movement.fieldId ?? '0'}, ${movement.layer}, ${movement.account},
                 ${movement.dueOn ?? 'infinity'}::date, ${dayInVietnam(context.now)}::date,
                 ${movement.delta}
          from unnest(${movement.unitIds}::bigint[]) with ordinality as given (unit_id, n)`,
    );
  }
}
