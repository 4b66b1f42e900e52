import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { firstRow } from '../../../platform/database/rows.ts';
import type { DirectiveHanded } from '../message-contract.ts';

/** A file as a message names it. */
export interface HandedFile {
  readonly name: string;
  readonly hash: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

/** A plan with its directive as it goes over, and the directive's file (the signed copy where there is one). */
export interface PlanToHand {
  readonly body: Pick<DirectiveHanded, 'plan'> & {
    readonly directive: Omit<DirectiveHanded['directive'], 'file'>;
  };
  readonly file: HandedFile | null;
}

export async function planToHand(
  tx: Tx,
  authorityId: string,
  planId: string,
): Promise<PlanToHand | null> {
  return firstRow(
    tx,
    sql<PlanToHand>`
      select jsonb_build_object(
        'plan', jsonb_build_object('title', p.title, 'effectiveOn', p.effective_on,
          'declaredTasks', p.declared_tasks, 'declaredFields', p.declared_fields,
          'fields', coalesce((
            select jsonb_agg(jsonb_build_object('giverId', f.id::text, 'name', f.name,
              'declaredCount', f.declared_count) order by f.ordinal)
            from field f where f.authority_id = p.authority_id and f.plan_id = p.id), '[]')),
        'directive', jsonb_build_object('type', d.type, 'number', d.number, 'issuedOn', d.issued_on,
          'issuerName', coalesce(d.issuer_name, own.name), 'signer', d.signer, 'title', d.title,
          'text', d.text,
          'clauses', coalesce((
            select jsonb_agg(jsonb_build_object('label', c.label, 'heading', c.heading,
              'level', c.level, 'start', c.starts, 'end', c.ends,
              'parent', (select up.ordinal from clause up
                where up.authority_id = c.authority_id and up.id = c.parent_id)) order by c.ordinal)
            from clause c
            where c.authority_id = d.authority_id and c.directive_id = d.id), '[]'))) as body,
        case when f.hash is not null then jsonb_build_object('hash', f.hash,
          'name', coalesce(case when f.hash = d.signed_hash then d.signed_name else d.file_name end,
            d.title), 'mediaType', f.media_type, 'size', f.size) end as file
      from plan p
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      join authority own on own.id = p.authority_id
      left join file f on f.hash = coalesce(d.signed_hash, d.file_hash)
      where p.authority_id = ${authorityId} and p.id = ${planId}`,
  );
}
