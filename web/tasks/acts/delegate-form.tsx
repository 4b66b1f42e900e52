import { useTranslation } from 'react-i18next';
import { delegateTask } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { type Person, PersonPicker } from './person-picker.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly officer: Person | null;
}

/** Giao chuyên viên: who does it in person; another one, or nobody. */
export function DelegateForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('life');
  const act = useAct(delegateTask);
  const state = useActForm<Values>({
    act: 'delegate',
    task,
    first: { officer: task.officer && { ...task.officer, meta: '' } },
    check: () => ({}),
    send: ({ officer }, version) =>
      act.mutateAsync({
        params: { id: task.id },
        body: { version, officerId: officer?.id ?? null },
      }),
    onDone,
  });
  return (
    <ActFrame act="delegate" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('next.delegate', { unit: task.unit.name })}</p>
      <PersonPicker
        label={t('delegate.who')}
        hint={t('delegate.hint', { unit: task.unit.name })}
        optional
        value={state.form.values.officer}
        onChange={(officer) => state.form.set({ officer })}
      />
    </ActFrame>
  );
}
