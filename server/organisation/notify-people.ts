import type { ActContext } from '../platform/act.ts';
import { newsSql } from './store/news-store.ts';

/** What people are told (Tin) about a thing of any kind. */
export interface NewsOfThing {
  /** Kind and id as the journal names the thing: `submission`, `meeting`, `digest`. */
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Where it is seen in the product: `/submissions/42`. */
  readonly address: string;
  /** How the thing is called; the words of the link. */
  readonly title: string;
  /** What happened to it, to stand after a name: “đã trả lại báo cáo” / “returned the report”. */
  readonly says: { readonly vi: string; readonly en: string };
  /** What was said with the act: a reason, an instruction. */
  readonly words?: string | null;
}

/**
 * Tells people what an act did, with the act itself: it asks for nothing and goes away when it is read.
 * Nobody is told of what they did themselves. Whoever calls tells only people who may see the thing.
 */
export async function notifyPeople(
  context: Pick<ActContext, 'ids' | 'defer' | 'now' | 'authorityId' | 'author'>,
  personIds: readonly string[],
  news: NewsOfThing,
): Promise<void> {
  const { personId: by } = context.author;
  const others = [...new Set(personIds)].filter((id) => id !== by);
  if (others.length === 0) return;
  const notices = others.map((personId) => ({
    ...{ authority_id: context.authorityId, id: context.ids.next(), person_id: personId },
    ...{ kind: 'news', by_person_id: by, words: news.words ?? null, at: context.now },
    ...{ subject_kind: news.subjectKind, subject_id: news.subjectId, address: news.address },
    ...{ title: news.title, vi: news.says.vi, en: news.says.en },
  }));
  await context.defer(newsSql(notices), notices.length);
}
