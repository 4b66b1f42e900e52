import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { takeBackTask } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { SaidReason } from './said-reason.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly how: 'give' | 'withdraw';
  readonly unit: readonly UnitRef[];
  readonly reason: string;
}

/** Nhận lại: the assigner accepts the hand-back, and gives the task to another unit or withdraws it. */
export function TakeBackForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const act = useAct(takeBackTask);
  const state = useActForm<Values>({
    act: 'take_back',
    task,
    first: { how: 'give', unit: [], reason: '' },
    check: ({ how, unit, reason }) => ({
      ...(how === 'give' && unit.length === 0 ? { unit: t('act.take_back.chooseUnit') } : {}),
      ...(reason.trim().length < 5 ? { reason: t('act.reasonShort') } : {}),
    }),
    send: ({ how, unit, reason }, version) => {
      const toUnitId = how === 'give' ? (unit[0]?.id ?? null) : null;
      return act.mutateAsync({ params: { id: task.id }, body: { version, reason, toUnitId } });
    },
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame
      act="take_back"
      state={state}
      onCancel={onCancel}
      sendWord={t(`act.take_back.${form.values.how}`)}
    >
      <SaidReason task={task} />
      <Radio.Group
        label={t('act.take_back.how')}
        value={form.values.how}
        onChange={(how) => form.set({ how: how === 'withdraw' ? 'withdraw' : 'give' })}
      >
        <div className={classes.choice}>
          <Radio value="give" label={t('act.take_back.give')} />
          <Radio value="withdraw" label={t('act.take_back.withdraw')} />
        </div>
      </Radio.Group>
      {form.values.how === 'give' && (
        <UnitPicker
          id={fieldId(form, 'unit')}
          label={t('act.take_back.unit')}
          value={form.values.unit}
          error={form.errorOf('unit')}
          onChange={(unit) => form.set({ unit })}
        />
      )}
      <LongTextField form={form} name="reason" label={t('act.take_back.reason')} />
    </ActFrame>
  );
}
