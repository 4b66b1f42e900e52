import { useTranslation } from 'react-i18next';
import { demandExplanation } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import type { ActFormProps } from '../../tasks/acts/act-form.tsx';
import { ActFrame } from '../../tasks/acts/act-frame.tsx';
import { useActForm } from '../../tasks/acts/use-act-form.ts';
import { usualDemandDay } from './usual-demand-day.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly dueOn: string | null;
}

/** Yêu cầu giải trình: what is to be explained, and by when. */
export function DemandForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['supervision', 'tasks']);
  const today = useToday();
  const act = useAct(demandExplanation);
  const state = useActForm<Values>({
    act: 'demand_explanation',
    task,
    first: { words: '', dueOn: usualDemandDay(today) },
    check: ({ words, dueOn }) => ({
      ...(words.trim().length < 5 ? { words: t('tasks:act.reasonShort') } : {}),
      ...(dueOn === null || dueOn < today ? { dueOn: t('supervision:explanation.passed') } : {}),
    }),
    send: ({ words, dueOn }) =>
      act.mutateAsync({ params: { id: task.id }, body: { words, dueOn: dueOn ?? today } }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame
      act="demand_explanation"
      state={state}
      onCancel={onCancel}
      sendWord={t('supervision:explanation.demandSend')}
    >
      <LongTextField form={form} name="words" label={t('supervision:explanation.demandWords')} />
      <DayField
        id={fieldId(form, 'dueOn')}
        label={t('supervision:explanation.demandDay')}
        value={form.values.dueOn}
        error={form.errorOf('dueOn')}
        onChange={(dueOn) => form.set({ dueOn })}
      />
    </ActFrame>
  );
}
