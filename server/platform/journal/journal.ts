import { type RawBuilder, sql } from 'kysely';
import type { ActRequest } from '../act.ts';
import { entryCode } from './chain.ts';

/** What an act did to one thing. `before` is null for something new, `after` for something ended. */
export interface JournalEntry {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * One entry of the journal (nhật ký), as the statement that appends it inside the act's transaction. The
 * chain of hashes is added within seconds by the sealer, so that writers never wait for one another here.
 */
export function entrySql(
  key: Buffer,
  id: string,
  request: ActRequest,
  at: Date,
  entry: JournalEntry,
): RawBuilder<unknown> {
  const { author } = request;
  const before = asJson(entry.before);
  const after = asJson(entry.after);
  const mac = entryCode(key, request.authorityId, {
    id,
    at: at.toISOString().replace('Z', '000Z'),
    person_id: author.personId,
    post_id: author.postId,
    unit_id: author.unitId,
    act: request.name,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    before,
    after,
    via: author.via ?? null,
  });
  return sql`insert into journal
          (authority_id, id, at, person_id, post_id, unit_id, act, subject_kind, subject_id, before, after, via, mac)
        values
          (${request.authorityId}, ${id}, ${at}, ${author.personId}, ${author.postId}, ${author.unitId},
           ${request.name}, ${entry.subjectKind}, ${entry.subjectId},
           ${before}::json, ${after}::json, ${author.via ?? null}, ${mac})`;
}

function asJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
