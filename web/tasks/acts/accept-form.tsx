import { useTranslation } from 'react-i18next';
import { acceptTask } from '../../../server/tasks/contract.ts';
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

/** Tiếp nhận: the unit takes the task on, and may name the officer who does it. */
export function AcceptForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const act = useAct(acceptTask);
  const state = useActForm<Values>({
    act: 'accept',
    task,
    first: { officer: null },
    check: () => ({}),
    send: ({ officer }, version) =>
      act.mutateAsync({
        params: { id: task.id },
        body: { version, officerId: officer?.id ?? null },
      }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="accept" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('act.accept.intro', { unit: task.unit.name })}</p>
      <PersonPicker
        label={t('act.accept.officer')}
        hint={t('act.accept.officerHint', { unit: task.unit.name })}
        optional
        value={form.values.officer}
        onChange={(officer) => form.set({ officer })}
      />
    </ActFrame>
  );
}
