import type { Draft } from '../contract.ts';

/** What a list shows a draft by: its type and number, else its title, else the first words of the text. */
export function draftTitle(draft: Draft, text: string): string {
  const { type, number, title } = draft.identity;
  const firstLine = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return (title ?? number ?? type ?? firstLine).trim().slice(0, 300);
}

/**
 * The draft as it may be saved: quotes are what stands in the source, whatever was sent, because the
 * ordering words are never corrected; words that a person typed without a place stay as typed.
 */
export function withSourceQuotes(draft: Draft, text: string): Draft {
  const quoted = <T extends { quote: string; span: { start: number; end: number } | null }>(
    item: T,
  ): T =>
    item.span === null ? item : { ...item, quote: text.slice(item.span.start, item.span.end) };
  return {
    ...draft,
    tasks: draft.tasks.map(quoted),
    targets: draft.targets.map(quoted),
    money: draft.money.map(quoted),
    duties: draft.duties.map(quoted),
  };
}
