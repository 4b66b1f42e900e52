import { useTranslation } from 'react-i18next';
import type { ComparedTask } from '../../../server/tasks/contract.ts';
import { day } from '../../kit/format.ts';

/** Why a task came in or went out, with the day, the deadline or the unit that says it. */
export function useWhy(): (task: ComparedTask) => string {
  const { t } = useTranslation(['compare', 'tasks']);
  return ({ mark, why, now, fields }) => {
    if (why === null) return '';
    // Out of sight of this post: whither it went is not told.
    if (mark === 'left' && why === 'moved' && !fields.includes('unit'))
      return t('compare:why.gone');
    return t(`compare:why.${why}`, {
      due: now.dueOn === null ? t('tasks:deadline.none') : day(now.dueOn),
      day: now.finishedOn === null ? '' : day(now.finishedOn),
      unit: now.unit.name,
    });
  };
}
