import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import { STEPS, type Step } from '../rules/thrift.ts';
import { heldSql, type MoneyDay, seesUnit } from './money-sql.ts';

/** A sum followed from request to settlement, with its sums on the day looked at. */
export interface ThriftRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string | null;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly year: number;
  readonly sourceKey: string;
  readonly folded: string;
  readonly steps: Readonly<Record<Step, string | null>>;
  readonly version: number;
}

function stepSql(sight: MoneyDay, step: Step): RawBuilder<string | null> {
  return sql`(select e.amount from thrift_entry e
      where e.authority_id = i.authority_id and e.item_id = i.id and e.step = ${sql.lit(step)}
        and ${heldSql(sight, 'e', 'at')} and e.on_day <= ${sight.upTo}::date
      order by e.on_day desc, e.id desc limit 1)::text`;
}

/** The sums of one authority that a post may see, by year and unit. */
export async function thriftOf(
  sight: MoneyDay,
  authorityId: string,
  actor: Actor,
  id: string | null = null,
): Promise<ThriftRecord[]> {
  const steps = sql.join(STEPS.map((step) => sql`${sql.lit(step)}, ${stepSql(sight, step)}`));
  return rows(
    sight.db,
    sql<ThriftRecord>`
      select i.authority_id as "authorityId", i.id, i.name, i.unit_id as "unitId",
        u.name as "unitName", u.short_name as "unitShortName", i.task_id as "taskId",
        w.title as "taskTitle", i.year, i.source_key as "sourceKey", i.folded, i.version,
        jsonb_build_object(${steps}) as steps
      from thrift_item i join unit u on u.id = i.unit_id
      left join task t on t.authority_id = i.authority_id and t.id = i.task_id
      left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where i.authority_id = ${authorityId} and ${heldSql(sight, 'i', 'since')}
        and (${id}::bigint is null or i.id = ${id}::bigint)
        and ${seesUnit(actor, authorityId, sql`i.unit_id`, sight.day)}
      order by i.year desc, u.folded, i.folded, i.id`,
  );
}

export interface HeldThrift {
  readonly authority_id: string;
  readonly id: string;
  readonly unit_id: string;
  readonly version: number;
}

export async function lockThrift(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<HeldThrift | null> {
  return firstRow(
    tx,
    sql<HeldThrift>`select authority_id, id, unit_id, version from thrift_item
        where authority_id = ${authorityId} and id = ${id} and until is null for update`,
  );
}

export type NewThrift = {
  readonly authority_id: string;
  readonly id: string;
  readonly name: string;
  readonly unit_id: string;
  readonly task_id: string | null;
  readonly year: number;
  readonly source_key: string;
  readonly folded: string;
  readonly since: string;
  readonly made_by: string;
};

export async function insertThrift(tx: Tx, item: NewThrift): Promise<void> {
  const columns = {
    authority_id: 'bigint',
    id: 'bigint',
    name: 'text',
    unit_id: 'bigint',
    task_id: 'bigint',
    year: 'smallint',
    source_key: 'text',
    folded: 'text',
    since: 'timestamptz',
    made_by: 'bigint',
  };
  await insertRows(tx, 'thrift_item', columns, [item]);
}

export interface StepEntry {
  readonly id: string;
  readonly step: Step;
  readonly amount: string;
  readonly onDay: string;
  readonly basis: string | null;
  readonly version: number;
  readonly untilVersion: number | null;
  readonly at: Date;
  readonly by: string;
}

/** Every sum that was said of an item, in the order in which they were said. */
export async function stepsOf(
  db: Db | Tx,
  authorityId: string,
  itemId: string,
): Promise<StepEntry[]> {
  return rows(
    db,
    sql<StepEntry>`select id, step, amount, on_day as "onDay", basis, version,
          until_version as "untilVersion", at, by_person as by
        from thrift_entry where authority_id = ${authorityId} and item_id = ${itemId} order by id`,
  );
}

/** Says the sum at some steps; what was said of them before ends and stays. */
export async function saySteps(
  tx: Tx,
  item: Pick<HeldThrift, 'authority_id' | 'id' | 'version'>,
  said: readonly {
    readonly id: string;
    readonly step: Step;
    readonly amount: string;
    readonly onDay: string;
    readonly basis: string | null;
  }[],
  by: { readonly at: Date; readonly person: string },
): Promise<void> {
  const steps = said.map(({ step }) => step);
  await run(
    tx,
    sql`update thrift_entry set until = ${by.at}, until_version = ${item.version},
          ended_by = ${by.person}
        where authority_id = ${item.authority_id} and item_id = ${item.id} and until is null
          and step = any(${steps}::text[])`,
  );
  await insertRows(
    tx,
    'thrift_entry',
    {
      authority_id: 'bigint',
      id: 'bigint',
      item_id: 'bigint',
      step: 'text',
      amount: 'bigint',
      on_day: 'date',
      basis: 'text',
      version: 'integer',
      at: 'timestamptz',
      by_person: 'bigint',
    },
    said.map(({ id, step, amount, onDay, basis }) => ({
      ...{ authority_id: item.authority_id, id, item_id: item.id, step, amount, on_day: onDay },
      ...{ basis, version: item.version, at: by.at.toISOString(), by_person: by.person },
    })),
  );
  await run(
    tx,
    sql`update thrift_item set version = ${item.version}
        where authority_id = ${item.authority_id} and id = ${item.id}`,
  );
}

export async function endThrift(
  tx: Tx,
  { authority_id, id }: HeldThrift,
  end: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await run(
    tx,
    sql`update thrift_item set until = ${end.at}, ended_by = ${end.by}, end_reason = ${end.reason},
          version = version + 1
        where authority_id = ${authority_id} and id = ${id}`,
  );
}
