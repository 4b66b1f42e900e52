import { useTranslation } from 'react-i18next';
import { resumeTask } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly dueOn: string | null;
  readonly note: string;
}

/** Cho tiếp tục: the task goes on from where it stood, with a new deadline where time was lost. */
export function ResumeForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const today = useToday();
  const act = useAct(resumeTask);
  const state = useActForm<Values>({
    act: 'resume',
    task,
    first: { dueOn: null, note: '' },
    check: ({ dueOn, note }) => ({
      ...(dueOn !== null && dueOn < today ? { dueOn: t('life:resume.past') } : {}),
      ...(note.trim() !== '' && note.trim().length < 5 ? { note: t('tasks:act.reasonShort') } : {}),
    }),
    send: ({ dueOn, note }, version) =>
      act.mutateAsync({
        params: { id: task.id },
        body: { version, dueOn, reason: note.trim() || null },
      }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="resume" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('life:next.resume')}</p>
      <DayField
        id={fieldId(form, 'dueOn')}
        label={t('life:resume.dueOn')}
        optional
        hint={t('life:resume.dueHint', {
          due: task.dueOn === null ? t('tasks:deadline.none') : day(task.dueOn),
        })}
        value={form.values.dueOn}
        error={form.errorOf('dueOn')}
        onChange={(dueOn) => form.set({ dueOn })}
      />
      <LongTextField form={form} name="note" label={t('life:resume.note')} optional rows={2} />
    </ActFrame>
  );
}
