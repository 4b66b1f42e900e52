import type { ActContext } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { issueNoticeSql } from './store/issue-notice.ts';
import type { IssuingRecord } from './store/issuing-store.ts';

/**
 * Tells whoever gave a large order that it is over (Tin): they may have left the page long ago.
 *
 * @param about the plan that was issued, or the draft of which nothing was
 */
export async function tellOfIssue(
  { tx, ids, authorityId }: Pick<ActContext, 'tx' | 'ids' | 'authorityId'>,
  { author }: Pick<IssuingRecord, 'author'>,
  about: { readonly planId: string } | { readonly readingId: string },
  at: Date,
): Promise<void> {
  const { personId } = author;
  await run(tx, issueNoticeSql({ authorityId, id: ids.next(), personId, about, at }));
}
