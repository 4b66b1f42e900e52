import { type RawBuilder, sql } from 'kysely';

/** News for one person about an order to issue. */
export interface IssueNotice {
  readonly authorityId: string;
  readonly id: string;
  readonly personId: string;
  readonly about: { readonly planId: string } | { readonly readingId: string };
  readonly at: Date;
}

export function issueNoticeSql(notice: IssueNotice): RawBuilder<unknown> {
  const { authorityId, id, personId, about, at } = notice;
  const isIssued = 'planId' in about;
  return sql`insert into notice
      (authority_id, id, person_id, kind, by_person_id, at, plan_id, reading_id)
    values (${authorityId}, ${id}, ${personId}, ${isIssued ? 'plan_issued' : 'plan_not_issued'},
      ${personId}, ${at}, ${isIssued ? about.planId : null}, ${isIssued ? null : about.readingId})`;
}
