import { Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTasks, mergeTask } from '../../../server/tasks/contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly into: string;
  readonly reason: string;
}

/** Tasks offered to merge into; a word more finds the others. */
const OFFERED = 8;
const OPEN = ['assigned', 'accepted', 'in_progress', 'reported', 'handed_back'] as const;

/** Nhập: into another open task of the same plan, found by its words. */
export function MergeForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const act = useAct(mergeTask);
  const found = useRead(
    listTasks,
    {
      query: {
        ...{ planId: task.planId, layer: 'all', state: [...OPEN], limit: OFFERED + 1 },
        ...(q === '' ? {} : { q }),
      },
    },
    { keep: true },
  );
  const others = (found.data?.rows ?? []).filter(({ id }) => id !== task.id).slice(0, OFFERED);
  const state = useActForm<Values>({
    act: 'merge',
    task,
    first: { into: '', reason: '' },
    check: ({ into, reason }) => ({
      ...(into === '' ? { into: t('life:merge.choose') } : {}),
      ...(reason.trim().length < 5 ? { reason: t('tasks:act.reasonShort') } : {}),
    }),
    send: ({ into, reason }, version) =>
      act.mutateAsync({ params: { id: task.id }, body: { version, intoId: into, reason } }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="merge" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('life:next.merge')}</p>
      <TextInput
        label={t('life:merge.find')}
        description={t('life:merge.findHint')}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Radio.Group
        id={fieldId(form, 'into')}
        aria-label={t('life:merge.find')}
        value={form.values.into}
        error={form.errorOf('into')}
        onChange={(into) => form.set({ into })}
      >
        <div className={classes.choice}>
          {others.map(({ id, title, unit, label }) => (
            <Radio
              key={id}
              value={id}
              label={[label, title].filter(Boolean).join(' ')}
              description={unit.name}
            />
          ))}
          {found.data && others.length === 0 && <p className="meta">{t('life:merge.none')}</p>}
        </div>
      </Radio.Group>
      <LongTextField form={form} name="reason" label={t('life:reason.label')} rows={2} />
    </ActFrame>
  );
}
