import { useTranslation } from 'react-i18next';
import type { RankingRow } from '../../server/scorecards/contract.ts';

/** How a place in a ranking is said. */
export function useRankWords() {
  const { t } = useTranslation('scorecards');
  return {
    /** Why it is not ranked, what set it apart, what is missing. */
    remarksOf(row: RankingRow): string[] {
      const remarks: string[] = [];
      if (row.failedGate) remarks.push(t('notRanked', { number: row.failedGate.number }));
      else if (row.isEmpty) remarks.push(t('notEnough'));
      if (row.isLevel) remarks.push(t('level'));
      if (row.decidedBy === 'vote') remarks.push(t('byVote'));
      else if (row.decidedBy !== null) remarks.push(t('byCriterion', { name: row.decidedBy }));
      if (row.missing > 0) remarks.push(t('missingCount', { count: row.missing }));
      return remarks;
    },
    /** "lên 2 bậc", as against the edition that it is compared with. */
    moveOf({ moved, rank }: RankingRow): string {
      if (rank === null) return '';
      if (moved === null) return t('new');
      if (moved === 0) return t('same');
      return t(moved > 0 ? 'up' : 'down', { count: Math.abs(moved) });
    },
  };
}
