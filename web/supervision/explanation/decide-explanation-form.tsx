import { useTranslation } from 'react-i18next';
import { decideExplanation } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { LongTextField } from '../../kit/form.tsx';
import type { ActFormProps } from '../../tasks/acts/act-form.tsx';
import { ActFrame } from '../../tasks/acts/act-frame.tsx';
import { useActForm } from '../../tasks/acts/use-act-form.ts';
import { ExplanationLine } from './explanation-line.tsx';

const DECISIONS = ['accepted', 'excused', 'not_enough'] as const;

interface Values {
  readonly [field: string]: unknown;
  readonly decision: string;
  readonly words: string;
}

/** [Chấp nhận] [Trễ khách quan] [Chưa đạt]: only this decision excuses, with its reason. */
export function DecideExplanationForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('supervision');
  const act = useAct(decideExplanation);
  const given = task.supervised.explanations.find((each) => each.state === 'waiting');
  const state = useActForm<Values>({
    act: 'decide_explanation',
    task,
    first: { decision: 'accepted', words: '' },
    check: ({ decision, words }) =>
      decision !== 'accepted' && words.trim().length < 5
        ? { words: t('extension.wordsShort') }
        : {},
    send: ({ decision, words }) =>
      act.mutateAsync({
        params: { id: task.id },
        body: {
          decision: DECISIONS.find((each) => each === decision) ?? 'accepted',
          words: words.trim() || null,
        },
      }),
    onDone,
  });
  const { form } = state;
  const { decision } = form.values;
  return (
    <ActFrame act="decide_explanation" state={state} onCancel={onCancel}>
      {given && <ExplanationLine line={given} />}
      <ChoiceField
        form={form}
        name="decision"
        label={t('extension.decision')}
        options={DECISIONS.map((value) => ({ value, label: t(`explanation.state.${value}`) }))}
      />
      {decision === 'excused' && <p className="meta">{t('explanation.excusedNote')}</p>}
      <LongTextField
        form={form}
        name="words"
        label={t('extension.wordsLabel')}
        optional={decision === 'accepted'}
        rows={2}
      />
    </ActFrame>
  );
}
