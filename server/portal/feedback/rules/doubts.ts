/*
 * What is put aside when it comes (nghi rác): a person looks through it, and nothing of it is lost.
 */

export const DOUBTS = ['links', 'repeated', 'crowd', 'letters'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** More than this in one word is advertising; far more is refused outright. */
const LINKS = 2;
export const MOST_LINKS = 10;
/** The same words from so many others within a day are put together by a person. */
const REPEATED = 4;

/** Addresses of the web in a text. */
export function linksIn(words: string): number {
  return words.match(/\b(?:https?:\/\/|www\.)\S+|\[url\b|<a\s/gi)?.length ?? 0;
}

/**
 * Why a feedback should be looked at before it goes to a unit; empty for nearly all.
 *
 * @param before.same how often the same words came to this body within a day
 * @param before.ofPlan how many came to this plan within an hour
 * @param mostOfPlan from how many on a plan is being flooded
 */
export function doubtsOf(
  words: string,
  before: { readonly same: number; readonly ofPlan: number },
  mostOfPlan: number,
): Doubt[] {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return DOUBTS.filter((doubt) => {
    switch (doubt) {
      case 'links':
        return linksIn(words) > LINKS;
      case 'repeated':
        return before.same >= REPEATED;
      case 'crowd':
        return before.ofPlan >= mostOfPlan;
      case 'letters':
        // Signs, figures or one letter over and over are no sentence.
        return letters * 2 < words.replace(/\s/g, '').length || /(.)\1{19}/u.test(words);
    }
    return false;
  });
}
