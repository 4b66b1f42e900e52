import { caseScope, type FactScope } from './fact-scope.ts';
import type { FactWords } from './facts-contract.ts';
import { sortWords } from './rules/said-words.ts';
import { saidInPeriod } from './store/words-of-period.ts';

/** Results, difficulties and proposals that units wrote of their tasks in the period, with their source. */
export async function factsOfWords(scope: FactScope): Promise<FactWords[]> {
  const said = await saidInPeriod(scope.db, caseScope(scope));
  return said.flatMap(({ taskId, title, unitId, unitName, at, ...words }) => {
    const source = { unitId, unitName, taskId, taskTitle: title };
    const { results, difficulties, proposals } = sortWords(words);
    const sorted = [
      { kind: 'result' as const, words: results },
      { kind: 'difficulty' as const, words: difficulties },
      { kind: 'proposal' as const, words: proposals },
    ];
    return sorted
      .filter((each) => each.words !== '')
      .map((each) => ({ ...each, source, at: at.toISOString() }));
  });
}
