import { useTranslation } from 'react-i18next';
import { clarifyTask } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { LongTextField } from '../../kit/form.tsx';
import { Segments } from '../../kit/segments.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly point: 'product' | 'authority';
  readonly words: string;
}

/** Làm rõ: the product, or who decides, where the ordering words do not say. */
export function ClarifyForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('life');
  const act = useAct(clarifyTask);
  const open = task.sixPoints.find(({ clear, mend }) => !clear && mend === 'clarify');
  const point = open?.point === 'authority' ? 'authority' : 'product';
  const state = useActForm<Values>({
    act: 'clarify',
    task,
    first: { point, words: task.clarified[point] ?? '' },
    check: ({ words }) => (words.trim().length < 3 ? { words: t('clarify.short') } : {}),
    send: ({ point: chosen, words }) =>
      act.mutateAsync({ params: { id: task.id }, body: { point: chosen, words } }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="clarify" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('next.clarify')}</p>
      <Segments
        label={t('clarify.point')}
        wide
        value={form.values.point}
        data={(['product', 'authority'] as const).map((value) => ({
          value,
          label: t(`clarify.${value}`),
        }))}
        onChange={(next) => form.set({ point: next, words: task.clarified[next] ?? '' })}
      />
      <LongTextField
        form={form}
        name="words"
        rows={2}
        label={t('clarify.words')}
        hint={t(`clarify.${form.values.point}Hint`)}
      />
    </ActFrame>
  );
}
