import { useTranslation } from 'react-i18next';
import { isUnitKind, UNIT_KIND_NAMES } from '../../../server/organisation/rules/unit-kind.ts';
import type { Board } from '../../../server/tasks/contract.ts';

/** How the head of a row is called here: what the board holds beside its rows and levels have words of ours. */
export function useRowName(board: Board): (row: Board['rows'][number]) => string {
  const { t, i18n } = useTranslation(['tasks', 'board']);
  return ({ head }) => {
    if (board.by === 'units' && head.id === board.unit.id)
      return t('board.itself', { unit: head.name });
    if (board.by === 'leaders' && head.id === 'none') return t('board:noLeader');
    if (board.by === 'levels' && isUnitKind(head.id))
      return UNIT_KIND_NAMES[head.id][i18n.language === 'en' ? 'en' : 'vi'];
    return head.name;
  };
}
