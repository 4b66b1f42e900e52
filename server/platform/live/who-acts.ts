import type { JournalEntry } from '../journal/journal.ts';

/** The channel over which processes tell each other that a remembered actor may stand for nobody now. */
export const WHO_ACTS_CHANNEL = 'chidao_who_acts';

/** What a journal entry is about, where it may change who somebody is or what they may do. */
const WHO_ACTS: ReadonlySet<string> = new Set([
  ...['account', 'authority', 'unit', 'person', 'post', 'appointment', 'delegation', 'token'],
  'reorganisation',
]);

/**
 * What the entries of an act say has changed of accounts, posts and the like, as notifications: of an
 * account or an authority which one it was, of the rest only that it was. Decided from the journal, so
 * that no act has to think of it.
 */
export function whoActsNews(entries: readonly JournalEntry[]): string[] {
  const told = entries.filter(({ subjectKind }) => WHO_ACTS.has(subjectKind));
  const texts = told.map(({ subjectKind, subjectId }) =>
    subjectKind === 'account' || subjectKind === 'authority'
      ? `${subjectKind} ${subjectId}`
      : subjectKind,
  );
  return [...new Set(texts)];
}
