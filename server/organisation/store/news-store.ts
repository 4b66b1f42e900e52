import type { RawBuilder } from 'kysely';
import { insertSql } from '../../platform/database/rows.ts';

/** News for one person about a thing of any kind. */
export interface NewNews {
  readonly authority_id: string;
  readonly id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly by_person_id: string;
  readonly words: string | null;
  readonly at: Date;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly address: string;
  readonly title: string;
  readonly vi: string;
  readonly en: string;
}

export function newsSql(notices: readonly NewNews[]): RawBuilder<unknown> {
  return insertSql(
    'notice',
    {
      authority_id: 'bigint',
      id: 'bigint',
      person_id: 'bigint',
      kind: 'text',
      by_person_id: 'bigint',
      words: 'text',
      at: 'timestamptz',
      subject_kind: 'text',
      subject_id: 'bigint',
      address: 'text',
      title: 'text',
      vi: 'text',
      en: 'text',
    },
    notices.map((notice) => ({ ...notice })),
  );
}
