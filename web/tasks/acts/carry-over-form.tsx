import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { deadlineFromText } from '../../../server/calendar/rules/deadline-text.ts';
import { listPlans } from '../../../server/plans/contract.ts';
import { carryOverTask } from '../../../server/tasks/contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { DateField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { shapeOf } from './parts-draft.ts';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly plan: string;
  readonly deadline: string;
  readonly reason: string;
}

/** Chuyển kỳ sau: another plan takes what was not done, with the deadline that the assigner decides. */
export function CarryOverForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const act = useAct(carryOverTask);
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const options = (plans.data?.rows ?? [])
    .filter(({ id }) => id !== task.planId)
    .map(({ id, number, title }) => ({
      value: id,
      label: [number, title].filter(Boolean).join(' · '),
    }));
  const state = useActForm<Values>({
    act: 'carry_over',
    task,
    first: { plan: '', deadline: '', reason: '' },
    check: ({ plan, deadline, reason }) => ({
      ...(plan === '' ? { plan: t('life:carry.choose') } : {}),
      ...(deadlineFromText(deadline).ok ? {} : { deadline: t('life:carry.badDeadline') }),
      ...(reason.trim().length < 5 ? { reason: t('tasks:act.reasonShort') } : {}),
    }),
    send: ({ plan, deadline, reason }, version) => {
      const read = deadlineFromText(deadline);
      const shape = read.ok && deadline.trim() !== '' ? shapeOf(read.deadline) : null;
      const body = { version, toPlanId: plan, deadline: shape, reason };
      return act.mutateAsync({ params: { id: task.id }, body });
    },
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="carry_over" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('life:next.carry_over')}</p>
      <NativeSelect
        id={fieldId(form, 'plan')}
        label={t('life:carry.plan')}
        error={form.errorOf('plan')}
        data={[{ value: '', label: '' }, ...options]}
        value={form.values.plan}
        onChange={(event) => form.set({ plan: event.currentTarget.value })}
      />
      <DateField
        id={fieldId(form, 'deadline')}
        label={t('life:carry.deadline')}
        optional
        hint={t('life:carry.deadlineHint', {
          due: task.dueOn === null ? t('tasks:deadline.none') : day(task.dueOn),
        })}
        text={form.values.deadline}
        error={form.errorOf('deadline')}
        onChange={(deadline) => form.set({ deadline })}
      />
      <LongTextField form={form} name="reason" label={t('life:reason.label')} rows={2} />
    </ActFrame>
  );
}
