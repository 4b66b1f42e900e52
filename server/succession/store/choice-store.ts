import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Destination } from '../plan-contract.ts';
import type { HoldingKind } from '../rules/kinds.ts';

/** What a person decided of a thing. */
export interface Choice {
  readonly kind: HoldingKind;
  readonly thingAuthorityId: string;
  readonly thingId: string;
  readonly destination: Destination;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** A reorganisation by its two keys. */
export interface OfReorganisation {
  readonly authorityId: string;
  readonly id: string;
}

export async function choicesOf(
  db: Db | Tx,
  { authorityId, id }: OfReorganisation,
): Promise<Choice[]> {
  return rows(
    db,
    sql<Choice>`
      select c.kind, c.thing_authority_id::text as "thingAuthorityId", c.thing_id as "thingId",
        c.destination, c.reason, c.at, coalesce(pe.full_name, '') as by
      from reorganisation_choice c left join person pe on pe.id = c.person_id
      where c.authority_id = ${authorityId} and c.reorganisation_id = ${id} and c.until is null`,
  );
}

export interface ThingRef {
  readonly kind: HoldingKind;
  readonly authorityId: string;
  readonly id: string;
}

/** Notes what was decided of things, in place of what was decided of them before; null only takes that back. */
export async function writeChoices(
  tx: Tx,
  { authorityId, id }: OfReorganisation,
  things: readonly ThingRef[],
  choice: {
    readonly destination: Destination | null;
    readonly reason: string;
    readonly personId: string;
    readonly postId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { destination, reason, personId, postId, at } = choice;
  await run(
    tx,
    sql`update reorganisation_choice c set until = ${at}
        from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as g(kind text, "authorityId" bigint, id text)
        where c.authority_id = ${authorityId} and c.reorganisation_id = ${id} and c.until is null
          and c.kind = g.kind and c.thing_authority_id = g."authorityId" and c.thing_id = g.id`,
  );
  if (destination === null) return;
  await insertRows(
    tx,
    'reorganisation_choice',
    {
      authority_id: 'bigint',
      reorganisation_id: 'bigint',
      kind: 'text',
      thing_authority_id: 'bigint',
      thing_id: 'text',
      destination: 'text',
      reason: 'text',
      person_id: 'bigint',
      post_id: 'bigint',
      at: 'timestamptz',
    },
    things.map((thing) => ({
      authority_id: authorityId,
      reorganisation_id: id,
      kind: thing.kind,
      thing_authority_id: thing.authorityId,
      thing_id: thing.id,
      ...{ destination, reason, person_id: personId, post_id: postId, at: at.toISOString() },
    })),
  );
}
