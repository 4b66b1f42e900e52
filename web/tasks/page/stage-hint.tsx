import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { USUAL_KINDS } from '../../../server/tasks/rules/task-kinds.ts';
import { say } from '../../kit/format.ts';

interface StageHintProps {
  readonly task: Pick<Task, 'guessedKind' | 'acts'>;
  readonly onPlan: () => void;
}

/** Where the words of a task speak of a text to be made, its stages are proposed to whoever may plan them. */
export function StageHint({ task, onPlan }: StageHintProps) {
  const { t } = useTranslation('life');
  const kind = USUAL_KINDS.find(({ key }) => key === task.guessedKind);
  const mayPlan = task.acts.some(({ act, allowed }) => act === 'plan_stages' && allowed);
  if (!kind || !mayPlan) return null;
  return (
    <p data-screen>
      {t('stage.guessed', { kind: say(kind.name) })}{' '}
      <button type="button" className="link-button" onClick={onPlan}>
        {t('stage.plan')}
      </button>
    </p>
  );
}
