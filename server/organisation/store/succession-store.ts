import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';

/** One unit taking over from another on a day (sáp nhập, chia tách, đổi tên …). */
export interface Succession {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly kind: 'merge' | 'split' | 'rename' | 'move' | 'dissolve' | 'transfer';
  readonly onDay: string;
  readonly basis: string | null;
  /** The field (lĩnh vực) handed over, in words; null for everything not named elsewhere. */
  readonly share: string | null;
  /** The reorganisation that it came from; absent for those of the reference data. */
  readonly reorganisationId?: string;
  /** Names of fields that went this way, and units of which what is about them did. */
  readonly fields?: readonly string[];
  readonly under?: readonly string[];
}

export async function insertSuccessions(
  tx: Tx,
  successions: readonly (Succession & { readonly id: string })[],
): Promise<void> {
  await insertRows(
    tx,
    'unit_succession',
    {
      id: 'bigint',
      from_unit_id: 'bigint',
      to_unit_id: 'bigint',
      kind: 'text',
      on_day: 'date',
      basis: 'text',
      share: 'text',
      reorganisation_id: 'bigint',
      fields: 'text[]',
      under: 'bigint[]',
    },
    successions.map(({ id, fromUnitId, toUnitId, kind, onDay, basis, share, ...more }) => ({
      id,
      from_unit_id: fromUnitId,
      to_unit_id: toUnitId,
      kind,
      on_day: onDay,
      basis,
      share,
      reorganisation_id: more.reorganisationId ?? null,
      fields: more.fields ?? [],
      under: more.under ?? [],
    })),
  );
}

/** Takes back what a reorganisation said of successions: it was undone. */
export async function deleteSuccessionsOf(tx: Tx, reorganisationId: string): Promise<void> {
  await run(tx, sql`delete from unit_succession where reorganisation_id = ${reorganisationId}`);
}

/**
 * The condition that a succession `s` counts: what the reference data say of a unit gives way to what a
 * reorganisation did to it, which knows by which rules.
 */
export function countsSql(s: string): RawBuilder<boolean> {
  return sql`(${sql.ref(`${s}.reorganisation_id`)} is not null
    or not exists (select from unit_succession r where r.reorganisation_id is not null
      and r.from_unit_id = ${sql.ref(`${s}.from_unit_id`)}))`;
}

/** Every succession of the installation up to a day: few, and read as a whole. */
export async function successionsUpTo(
  db: Db | Tx,
  day: string,
): Promise<
  (Required<Omit<Succession, 'reorganisationId'>> & { reorganisationId: string | null })[]
> {
  return rows(
    db,
    sql<Required<Omit<Succession, 'reorganisationId'>> & { reorganisationId: string | null }>`
      select from_unit_id::text as "fromUnitId", to_unit_id::text as "toUnitId", kind, on_day as "onDay",
        basis, share, reorganisation_id::text as "reorganisationId", fields,
        under::text[] as under
      from unit_succession s where on_day <= ${day}::date and ${countsSql('s')} order by on_day, id`,
  );
}

/** Units that were taken over and are there no more on a day. */
export async function unitsEndedBy(db: Db | Tx, day: string): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      select distinct u.id::text from unit_succession s join unit u on u.id = s.from_unit_id
      where s.on_day <= ${day}::date and u.valid_to < ${day}::date`,
  );
  return new Set(found.map(({ id }) => id));
}

/** A unit that another took over as a whole. */
export interface Forerun {
  readonly unitId: string;
  readonly onDay: string;
  /** The unit that took over began with it; false where it was there before and had a past of its own. */
  readonly isFounding: boolean;
}

/** By unit: those that it took over as a whole up to a day (sáp nhập, đổi tên, chuyển), and since when. */
export async function forerunnersOf(db: Db | Tx, day: string): Promise<Map<string, Forerun[]>> {
  const found = await rows(
    db,
    sql<{ unitId: string; from: Forerun[] }>`
      select s.to_unit_id::text as "unitId", jsonb_agg(jsonb_build_object('unitId', s.from_unit_id::text,
        'onDay', s.on_day, 'isFounding', u.valid_from >= s.on_day) order by s.on_day, s.from_unit_id) as "from"
      from unit_succession s join unit u on u.id = s.to_unit_id
      where s.on_day <= ${day}::date and s.share is null and s.kind in ('merge', 'rename', 'move')
        and ${countsSql('s')}
      group by s.to_unit_id`,
  );
  return new Map(found.map(({ unitId, from }) => [unitId, from]));
}
