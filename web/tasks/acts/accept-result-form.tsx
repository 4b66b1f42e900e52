import { useTranslation } from 'react-i18next';
import { acceptResult } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { LastReport } from './last-report.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly note: string;
}

/** Đạt: the assigner accepts the result; on time or late is judged by the day of the submission. */
export function AcceptResultForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const act = useAct(acceptResult);
  const state = useActForm<Values>({
    act: 'accept_result',
    task,
    first: { note: '' },
    check: () => ({}),
    send: ({ note }, version) =>
      act.mutateAsync({ params: { id: task.id }, body: { version, note: note.trim() || null } }),
    onDone,
  });
  const submitted = task.lastReport?.onDay ?? null;
  const late = submitted !== null && task.dueOn !== null && submitted > task.dueOn;
  return (
    <ActFrame act="accept_result" state={state} onCancel={onCancel}>
      <LastReport task={task} />
      {submitted !== null && (
        <p className={classes.intro}>
          {t(late ? 'act.accept_result.late' : 'act.accept_result.onTime', {
            day: day(submitted),
            due: task.dueOn === null ? t('deadline.none') : day(task.dueOn),
          })}
        </p>
      )}
      <LongTextField
        form={state.form}
        name="note"
        label={t('act.accept_result.note')}
        optional
        rows={2}
      />
    </ActFrame>
  );
}
