import { type ArticleText, type Sentence, sentencesIn } from './article-text.ts';
import { type Basis, factOf } from './facts.ts';

/** A figure of a sentence that is no longer what the published data say. */
export interface Outdated {
  readonly ref: string;
  readonly words: string;
  readonly was: string;
  /** Null where nothing stands there any more. */
  readonly now: string | null;
}

/** The figures of a sentence that have changed since it was written. */
export function outdatedIn({ facts }: Pick<Sentence, 'facts'>, basis: Basis): Outdated[] {
  return facts.flatMap(({ ref, words, value }) => {
    const now = factOf(basis, ref);
    return now === value ? [] : [{ ref, words, was: value, now }];
  });
}

/** How many sentences of a text have a figure that has changed since. */
export function outdatedSentences(text: ArticleText, basis: Basis): number {
  return sentencesIn(text).filter((each) => outdatedIn(each, basis).length > 0).length;
}
