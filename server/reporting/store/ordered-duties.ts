import { sql } from 'kysely';
import { DraftDuty } from '../../plans/draft-contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** A duty to report that an issued plan holds, as it was reviewed, with the words that order it. */
export interface DutyRecord {
  readonly provisionId: string;
  readonly planId: string;
  readonly directiveId: string;
  readonly number: string | null;
  readonly title: string;
  readonly issuedOn: string | null;
  readonly who: string | null;
  readonly to: string | null;
  readonly when: readonly string[];
  readonly quote: string;
  readonly span: { readonly start: number; readonly end: number } | null;
  /** The regime that was made from it. */
  readonly regimeId: string | null;
}

interface Row extends Omit<DutyRecord, 'who' | 'to' | 'when' | 'quote' | 'span'> {
  readonly data: unknown;
  readonly starts: number | null;
  readonly ends: number | null;
}

/** The duties to report of an authority's plans, those of the latest plan first. */
export async function orderedDuties(
  db: Db | Tx,
  authorityId: string,
  provisionId: string | null = null,
): Promise<DutyRecord[]> {
  const only = provisionId === null ? sql`true` : sql`p.id = ${provisionId}`;
  const found = await rows(
    db,
    sql<Row>`select p.id as "provisionId", p.plan_id as "planId", n.directive_id as "directiveId",
          d.number, d.title, d.issued_on as "issuedOn", p.data, p.starts, p.ends,
          (select r.id from regime r where r.authority_id = p.authority_id and r.provision_id = p.id
            order by r.id limit 1) as "regimeId"
        from plan_provision p
        join plan n on n.authority_id = p.authority_id and n.id = p.plan_id
        join directive d on d.authority_id = n.authority_id and d.id = n.directive_id
        where p.authority_id = ${authorityId} and p.kind = 'duty' and ${only}
        order by n.issued_at desc, n.id, p.ordinal`,
  );
  return found.flatMap(({ data, starts, ends, ...row }) => {
    const read = DraftDuty.partial().safeParse(data).data;
    if (!read) return [];
    const quote = (read.quote ?? '').replace(/\s+/gu, ' ').trim();
    const span = starts === null || ends === null ? null : { start: starts, end: ends };
    return [
      { ...row, who: read.who ?? null, to: read.to ?? null, when: read.when ?? [], quote, span },
    ];
  });
}

/** One of them; null where the authority has none such. */
export async function orderedDuty(
  db: Db | Tx,
  authorityId: string,
  provisionId: string,
): Promise<DutyRecord | null> {
  const [found] = await orderedDuties(db, authorityId, provisionId);
  return found ?? null;
}
