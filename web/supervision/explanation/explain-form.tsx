import { useTranslation } from 'react-i18next';
import { explainTask } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from '../../tasks/acts/act-form.tsx';
import { ActFrame } from '../../tasks/acts/act-frame.tsx';
import classes from '../../tasks/acts/acts.module.css';
import { useActForm } from '../../tasks/acts/use-act-form.ts';
import {
  draftOf,
  ExplanationFields,
  type ExplanationValues,
  explanationFaults,
  NO_EXPLANATION,
} from './explanation-fields.tsx';

type Values = ExplanationValues & { readonly [field: string]: unknown };

/** Giải trình: the cause, the words, and by when it will be done; what was demanded stands above. */
export function ExplainForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('supervision');
  const today = useToday();
  const act = useAct(explainTask);
  const demand = task.supervised.demands.findLast(({ isAnswered }) => !isAnswered);
  const state = useActForm<Values>({
    act: 'explain',
    task,
    first: { ...NO_EXPLANATION },
    check: (values) => explanationFaults(values, today, t),
    send: (values) => act.mutateAsync({ params: { id: task.id }, body: draftOf(values) }),
    onDone,
  });
  return (
    <ActFrame act="explain" state={state} onCancel={onCancel}>
      {demand && (
        <p className={classes.intro}>
          {t('explanation.demand', {
            ...{ name: demand.demanded.name, day: day(demand.dueOn), words: demand.words },
          })}
        </p>
      )}
      {task.daysLate > 0 && (
        <p className={classes.intro}>{t('explanation.late', { count: task.daysLate })}</p>
      )}
      <ExplanationFields form={state.form} isDone={task.state === 'closed'} />
    </ActFrame>
  );
}
