import type { FoundShape, ProposedTarget, Scene, Surroundings } from './proposed-target.ts';
import { bound, change, fromTo, range, stages } from './target-numbers.ts';
import { comparison, deed, growth, level, oneEach, periodic, rank } from './target-shapes.ts';
import { dueYear, foldedWords, spanStart } from './target-words.ts';

/**
 * Reads the words of a target (DOMAIN §9.3): a rank, a comparison, growth of every year, a ratio per base,
 * stages, a range, a fall, an operator with its number, a level, a deed, or plain quality. The words of one
 * target, not of a paragraph with several.
 */
export function readTarget(text: string, around: Surroundings): ProposedTarget {
  const words = foldedWords(text);
  const own = dueYear(words.folded);
  const scene: Scene = {
    ...around,
    words,
    due: String(own ?? around.year),
    isDated: own !== null,
    fromYear: spanStart(words.folded) ?? around.fromYear,
  };
  const found: FoundShape =
    rank(scene) ??
    comparison(scene) ??
    growth(scene) ??
    periodic(scene) ??
    oneEach(scene) ??
    stages(scene) ??
    range(scene) ??
    fromTo(scene) ??
    change(scene) ??
    bound(scene) ??
    level(scene) ??
    deed(scene);
  return {
    ...{ levels: [], baseline: null, asks: [], ...found },
    eachOf: found.eachOf ?? (/\btung (?:nganh|linh vuc)\b/.test(words.folded) ? 'nganh' : null),
    aspirational: /\bphan dau\b/.test(words.folded),
  };
}
