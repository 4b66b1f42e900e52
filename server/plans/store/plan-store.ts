import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { insertRows, run } from '../../platform/database/rows.ts';
import type { DeadlineShape } from '../contract.ts';
import type { Provision } from '../rules/provisions.ts';
import { insertWords as insertWordsRows } from './words-rows.ts';

export interface NewPlan {
  readonly id: string;
  readonly directiveId: string;
  readonly ownerUnitId: string;
  readonly title: string;
  readonly effectiveOn: string;
  readonly declaredTasks: number | null;
  readonly declaredFields: number | null;
  readonly folded: string;
}

export async function insertPlan(
  tx: Tx,
  authorityId: string,
  plan: NewPlan,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into plan
          (authority_id, id, directive_id, owner_unit_id, title, effective_on, issued_at,
           declared_tasks, declared_fields, folded, since)
        values
          (${authorityId}, ${plan.id}, ${plan.directiveId}, ${plan.ownerUnitId}, ${plan.title},
           ${plan.effectiveOn}, ${now}, ${plan.declaredTasks}, ${plan.declaredFields}, ${plan.folded},
           ${now})`,
  );
}

export interface NewField {
  readonly id: string;
  readonly name: string;
  readonly declaredCount: number | null;
}

export async function insertFields(
  tx: Tx,
  authorityId: string,
  planId: string,
  fields: readonly NewField[],
): Promise<void> {
  await insertRows(
    tx,
    'field',
    {
      authority_id: 'bigint',
      id: 'bigint',
      plan_id: 'bigint',
      ordinal: 'integer',
      name: 'text',
      declared_count: 'integer',
    },
    fields.map(({ id, name, declaredCount }, ordinal) => ({
      authority_id: authorityId,
      id,
      plan_id: planId,
      ordinal,
      name,
      declared_count: declaredCount,
    })),
  );
}

/** What a plan orders besides tasks, kept as it was read. */
export async function insertProvisions(
  tx: Tx,
  authorityId: string,
  planId: string,
  provisions: readonly (Provision & { readonly id: string })[],
): Promise<void> {
  await insertRows(
    tx,
    'plan_provision',
    {
      authority_id: 'bigint',
      id: 'bigint',
      plan_id: 'bigint',
      kind: 'text',
      ordinal: 'integer',
      data: 'jsonb',
      starts: 'integer',
      ends: 'integer',
    },
    provisions.map(({ id, kind, data, span }, ordinal) => ({
      authority_id: authorityId,
      id,
      plan_id: planId,
      kind,
      ordinal,
      data,
      starts: span?.start ?? null,
      ends: span?.end ?? null,
    })),
  );
}

export interface NewWords {
  readonly id: string;
  readonly clauseId: string | null;
  readonly fieldId: string | null;
  readonly label: string | null;
  readonly title: string;
  readonly quote: string;
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly product: string | null;
  readonly deadline: DeadlineShape;
  readonly why: { readonly rule: string | null; readonly confidence: number | null };
}

/** The words of the tasks, once each; searchable by label, title and product without accents. */
export async function insertWords(
  tx: Tx,
  authorityId: string,
  plan: { readonly id: string; readonly directiveId: string },
  words: readonly NewWords[],
): Promise<void> {
  await insertWordsRows(
    tx,
    words.map(({ id, clauseId, fieldId, span, ...said }, ordinal) => ({
      ...said,
      ...{ authority_id: authorityId, id, plan_id: plan.id, directive_id: plan.directiveId },
      ...{ clause_id: clauseId, field_id: fieldId, ordinal },
      starts: span?.start ?? null,
      ends: span?.end ?? null,
    })),
  );
}

export interface NewParty {
  readonly wordsId: string;
  readonly unitId: string;
  readonly written: string;
  readonly implied: boolean;
}

/** Units that take part (phối hợp); who leads stands in the task rows. */
export async function insertCoordinators(
  tx: Tx,
  authorityId: string,
  parties: readonly NewParty[],
): Promise<void> {
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
    parties.map(({ wordsId, unitId, written, implied }) => ({
      authority_id: authorityId,
      words_id: wordsId,
      unit_id: unitId,
      role: 'coordinate',
      written,
      implied,
    })),
  );
}
