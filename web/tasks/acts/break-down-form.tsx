import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { breakDownTask } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { PartRow } from './part-row.tsx';
import {
  afterWhole,
  alreadyPast,
  faultsOf,
  firstPart,
  nextPart,
  type PartDraft,
  partsToSend,
} from './parts-draft.ts';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly parts: readonly PartDraft[];
  readonly earlyReason: string;
}

/** Phân rã: parts for subordinate units, prefilled from the task; several units and several parts at once. */
export function BreakDownForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const today = useToday();
  const act = useAct(breakDownTask);
  const state = useActForm<Values>({
    act: 'break_down',
    task,
    first: { parts: [firstPart(task)], earlyReason: '' },
    check: ({ parts, earlyReason }) => ({
      ...(faultsOf(parts).length > 0
        ? { parts: t('act.break_down.faults', { count: faultsOf(parts).length }) }
        : {}),
      ...(afterWhole(parts, task.dueOn).length > 0
        ? { parts: t('act.break_down.afterWhole', { due: day(task.dueOn ?? '') }) }
        : {}),
      ...(alreadyPast(parts, today).length > 0 && earlyReason.trim().length < 5
        ? { earlyReason: t('act.break_down.sayWhyPast') }
        : {}),
    }),
    send: ({ parts, earlyReason }, version) =>
      act.mutateAsync({
        params: { id: task.id },
        body: { version, parts: partsToSend(parts), earlyReason: earlyReason.trim() || null },
      }),
    onDone,
  });
  const { form } = state;
  const { parts } = form.values;
  const change = (key: string, next: Partial<PartDraft>) =>
    form.set({ parts: parts.map((part) => (part.key === key ? { ...part, ...next } : part)) });
  const faults = form.errorOf('parts') === undefined ? [] : faultsOf(parts);
  const count = partsToSend(parts).length;
  return (
    <ActFrame
      act="break_down"
      state={state}
      onCancel={onCancel}
      sendWord={count === 0 ? t('act.word.break_down') : t('act.break_down.send', { count })}
    >
      <p className={classes.intro}>{t('act.break_down.intro', { unit: task.unit.name })}</p>
      {/* The link of the summary leads here. */}
      <div id={`${form.id}-parts`} className={classes.choice} tabIndex={-1}>
        {parts.map((part, index) => (
          <PartRow
            key={part.key}
            part={part}
            number={index + 1}
            under={task.unit.id}
            faults={faults.filter(({ key }) => key === part.key).map(({ field }) => field)}
            isLate={afterWhole([part], task.dueOn).length > 0}
            dueOn={task.dueOn}
            onChange={(next) => change(part.key, next)}
            onDrop={
              parts.length > 1
                ? () => form.set({ parts: parts.filter(({ key }) => key !== part.key) })
                : undefined
            }
          />
        ))}
      </div>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.75} />}
        onClick={() => form.set({ parts: [...parts, nextPart(parts)] })}
      >
        {t('act.break_down.add')}
      </Button>
      {alreadyPast(parts, today).length > 0 && (
        <LongTextField
          form={form}
          name="earlyReason"
          rows={2}
          label={t('act.break_down.earlyReason')}
        />
      )}
    </ActFrame>
  );
}
