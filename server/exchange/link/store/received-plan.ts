import { sql } from 'kysely';
import { z } from 'zod';
import { directiveErrors } from '../../../directives/contract.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { insertRows, rows, run } from '../../../platform/database/rows.ts';
import type { Refusal } from '../../../platform/refusal.ts';

const Known = z.object({ directiveId: z.string() });

/** The document that the register has already, where that is why it refused to take it again. */
export function registeredAs(refusal: Refusal): string | null {
  if (refusal.text.code !== directiveErrors.NUMBER_EXISTS.code) return null;
  const known = Known.safeParse(refusal.details);
  return known.success ? known.data.directiveId : null;
}

/** Adds fields behind those that a plan has. */
export async function addFields(
  tx: Tx,
  authorityId: string,
  planId: string,
  fields: readonly {
    readonly id: string;
    readonly name: string;
    readonly declaredCount: number | null;
  }[],
): Promise<void> {
  for (const { id, name, declaredCount } of fields) {
    await run(
      tx,
      sql`insert into field (authority_id, id, plan_id, ordinal, name, declared_count)
          select ${authorityId}, ${id}, ${planId}, coalesce(max(ordinal) + 1, 0), ${name},
            ${declaredCount}
          from field where authority_id = ${authorityId} and plan_id = ${planId}`,
    );
  }
}

/** A unit of the holder, as far as it is told apart by. */
export interface OwnUnit {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The units of an authority that exist on a day and bear a code or begin like a name. */
export function ownUnits(tx: Tx, authorityId: string, day: string): Promise<OwnUnit[]> {
  return rows(
    tx,
    sql<OwnUnit>`select id, code, name, aliases from unit
        where authority_id = ${authorityId} and valid_from <= ${day}
          and (valid_to is null or valid_to >= ${day}) order by id`,
  );
}

/** Units that take part in a task here, by its words. */
export async function insertParties(
  tx: Tx,
  authorityId: string,
  wordsId: string,
  parties: readonly { readonly unitId: string; readonly written: string }[],
): Promise<void> {
  const distinct = new Map(parties.map((party) => [party.unitId, party]));
  await insertRows(
    tx,
    'party',
    {
      authority_id: 'bigint',
      words_id: 'bigint',
      unit_id: 'bigint',
      role: 'text',
      written: 'text',
      implied: 'boolean',
    },
    [...distinct.values()].map(({ unitId, written }) => ({
      ...{ authority_id: authorityId, words_id: wordsId, unit_id: unitId, role: 'coordinate' },
      ...{ written, implied: false },
    })),
  );
}
