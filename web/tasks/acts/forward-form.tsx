import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { forwardTask } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  /** `down`, or the id of the unit to which it goes back. */
  readonly where: string;
  readonly unit: readonly UnitRef[];
  readonly reason: string;
}

/** Chuyển: the whole task to a unit below, or back to the one that had passed it on. */
export function ForwardForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const act = useAct(forwardTask);
  const state = useActForm<Values>({
    act: 'forward',
    task,
    first: { where: 'down', unit: [], reason: '' },
    check: ({ where, unit, reason }) => ({
      ...(where === 'down' && unit.length === 0 ? { unit: t('life:forward.choose') } : {}),
      ...(reason.trim().length < 5 ? { reason: t('tasks:act.reasonShort') } : {}),
    }),
    send: ({ where, unit, reason }, version) => {
      const toUnitId = where === 'down' ? (unit[0]?.id ?? '') : where;
      return act.mutateAsync({ params: { id: task.id }, body: { version, toUnitId, reason } });
    },
    onDone,
  });
  const { form } = state;
  const { where } = form.values;
  return (
    <ActFrame act="forward" state={state} onCancel={onCancel}>
      <p className={classes.intro}>
        {t('life:next.forward', { unit: task.unit.name, assigner: task.assigner.name })}
      </p>
      {task.heldBefore.length > 0 && (
        <Radio.Group
          label={t('life:forward.where')}
          value={where}
          onChange={(next) => form.set({ where: next })}
        >
          <div className={classes.choice}>
            <Radio value="down" label={t('life:forward.down')} />
            {task.heldBefore.map((unit) => (
              <Radio
                key={unit.id}
                value={unit.id}
                label={t('life:forward.back', { unit: unit.name })}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {where === 'down' && (
        <UnitPicker
          id={fieldId(form, 'unit')}
          label={t('life:forward.unit')}
          under={task.unit.id}
          value={form.values.unit}
          error={form.errorOf('unit')}
          onChange={(unit) => form.set({ unit })}
        />
      )}
      <LongTextField
        form={form}
        name="reason"
        label={t('life:reason.label')}
        hint={t('life:reason.hint')}
      />
    </ActFrame>
  );
}
