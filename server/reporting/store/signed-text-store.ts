import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows } from '../../platform/database/rows.ts';
import type { HeadingWords } from '../rules/report-snapshot.ts';
import type { OfSubmission } from './section-store.ts';

interface TextRow {
  readonly heading: string;
  readonly kind: 'own' | 'piece';
  readonly words: string;
  readonly sourceName: string | null;
}

/** Keeps the words as they are signed, for ever. */
export async function insertSignedText(
  tx: Tx,
  { authorityId, id }: OfSubmission,
  round: number,
  headings: readonly HeadingWords[],
): Promise<void> {
  const texts = headings.flatMap(({ heading, own, pieces }) => [
    ...(own === '' ? [] : [{ heading, kind: 'own', words: own, source_name: null }]),
    ...pieces.map(({ unitName, words }) => ({
      ...{ heading, kind: 'piece', words, source_name: unitName },
    })),
  ]);
  await insertRows(
    tx,
    'submission_text',
    {
      ...{ authority_id: 'bigint', submission_id: 'bigint', round: 'integer' },
      ...{ position: 'integer', heading: 'text', kind: 'text', words: 'text' },
      source_name: 'text',
    },
    texts.map((text, position) => ({
      ...{ authority_id: authorityId, submission_id: id, round, position, ...text },
    })),
  );
}

/** The words of a report as they were signed, by heading; headings without any have none. */
export async function signedText(
  db: Db | Tx,
  { authorityId, id }: OfSubmission,
  round: number,
): Promise<Map<string, HeadingWords>> {
  const found = await rows(
    db,
    sql<TextRow>`select heading, kind, words, source_name as "sourceName" from submission_text
        where authority_id = ${authorityId} and submission_id = ${id} and round = ${round}
        order by position`,
  );
  const byHeading = new Map<string, HeadingWords>();
  for (const { heading, kind, words, sourceName } of found) {
    const before = byHeading.get(heading) ?? { heading, own: '', pieces: [] };
    byHeading.set(
      heading,
      kind === 'own'
        ? { ...before, own: words }
        : { ...before, pieces: [...before.pieces, { unitName: sourceName ?? '', words }] },
    );
  }
  return byHeading;
}
