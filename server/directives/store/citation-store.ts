import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Ids } from '../../platform/ids.ts';
import { numberKeyOf } from '../rules/document-key.ts';
import { type LinkCandidate, linkCitation } from '../rules/link-citation.ts';

/** A link as it was read; `from` is an index into the same list, null where it begins at the document. */
export interface NewCitation {
  readonly kind: string;
  readonly type: string | null;
  readonly number: string | null;
  readonly day: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly from: number | null;
  readonly span: { readonly start: number; readonly end: number } | null;
}

interface Context {
  readonly tx: Tx;
  readonly ids: Ids;
  readonly authorityId: string;
}

/** Writes the links of a document, each joined to the registered document that it means. */
export async function insertCitations(
  context: Context,
  directiveId: string,
  citations: readonly NewCitation[],
): Promise<void> {
  if (citations.length === 0) return;
  const { tx, authorityId } = context;
  const keys = citations.map(({ number }) => numberKeyOf(number));
  const candidates = await candidatesFor(
    tx,
    authorityId,
    keys.filter((key) => key !== null),
  );
  const ids = context.ids.block(citations.length);
  await insertRows(
    tx,
    'citation',
    {
      authority_id: 'bigint',
      id: 'bigint',
      directive_id: 'bigint',
      from_id: 'bigint',
      kind: 'text',
      ordinal: 'integer',
      target_directive_id: 'bigint',
      target_type: 'text',
      target_number: 'text',
      target_number_key: 'text',
      target_day: 'text',
      target_issuer: 'text',
      target_title: 'text',
      starts: 'integer',
      ends: 'integer',
    },
    citations.map((citation, ordinal) => ({
      authority_id: authorityId,
      id: ids.at(ordinal),
      directive_id: directiveId,
      from_id: citation.from === null ? null : ids.at(citation.from),
      kind: citation.kind,
      ordinal,
      target_directive_id: linkCitation(
        { numberKey: keys[ordinal] ?? null, day: citation.day },
        candidates.filter(({ id }) => id !== directiveId),
      ),
      target_type: citation.type,
      target_number: citation.number,
      target_number_key: keys[ordinal] ?? null,
      target_day: citation.day,
      target_issuer: citation.issuer,
      target_title: citation.title,
      starts: citation.span?.start ?? null,
      ends: citation.span?.end ?? null,
    })),
  );
}

async function candidatesFor(
  tx: Tx,
  authorityId: string,
  numberKeys: readonly string[],
): Promise<LinkCandidate[]> {
  if (numberKeys.length === 0) return [];
  return rows(
    tx,
    sql<LinkCandidate>`
      select id, number_key as "numberKey", issued_on as "issuedOn", edition,
        concat_ws(' ', number_key, year, issuer_key) as identity
      from directive
      where authority_id = ${authorityId} and number_key = any(${[...numberKeys]}::text[])`,
  );
}

/**
 * Joins what was registered earlier to a document that has just come: links that name its number, and
 * its day where they give one. Gives how many there were.
 */
export async function linkEarlierCitations(
  tx: Tx,
  authorityId: string,
  directive: { readonly id: string; readonly numberKey: string; readonly issuedOn: string | null },
): Promise<number> {
  return run(
    tx,
    sql`update citation set target_directive_id = ${directive.id}
        where authority_id = ${authorityId} and target_number_key = ${directive.numberKey}
          and target_directive_id is null and directive_id <> ${directive.id}
          and (target_day is null or ${directive.issuedOn}::text is null
            or starts_with(${directive.issuedOn}::text, target_day))`,
  );
}

export interface CitationRecord {
  readonly id: string;
  readonly fromId: string | null;
  readonly kind: string;
  readonly type: string | null;
  readonly number: string | null;
  readonly day: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly directiveId: string | null;
  readonly starts: number | null;
  readonly ends: number | null;
}

export async function citationsOf(
  db: Db | Tx,
  authorityId: string,
  directiveId: string,
): Promise<CitationRecord[]> {
  return rows(
    db,
    sql<CitationRecord>`
      select id, from_id as "fromId", kind, target_type as type, target_number as number,
        target_day as day, target_issuer as issuer, target_title as title,
        target_directive_id as "directiveId", starts, ends
      from citation where authority_id = ${authorityId} and directive_id = ${directiveId}
      order by ordinal`,
  );
}

/** Who cites any of these editions: the citing document and how it cites. */
export async function citationsTo(
  db: Db | Tx,
  authorityId: string,
  directiveIds: readonly string[],
): Promise<{ directiveId: string; kind: string }[]> {
  return rows(
    db,
    sql<{ directiveId: string; kind: string }>`
      select distinct directive_id as "directiveId", kind from citation
      where authority_id = ${authorityId} and target_directive_id = any(${[...directiveIds]}::bigint[])
        and from_id is null
      order by 1, 2`,
  );
}
