import { useTranslation } from 'react-i18next';
import { acceptResult } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import { ExplanationLine } from '../../supervision/explanation/explanation-line.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { LastReport } from './last-report.tsx';
import { useActForm } from './use-act-form.ts';

const VERDICTS = ['accepted', 'excused', 'not_enough'] as const;

interface Values {
  readonly [field: string]: unknown;
  readonly note: string;
  readonly verdict: string;
  readonly words: string;
}

/** Đạt: the assigner accepts the result; on time or late is judged by the day of the submission. */
export function AcceptResultForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const { t: say } = useTranslation('supervision');
  const act = useAct(acceptResult);
  const given = task.supervised.explanations.find((each) => each.state === 'waiting');
  const state = useActForm<Values>({
    act: 'accept_result',
    task,
    first: { note: '', verdict: 'accepted', words: '' },
    check: ({ verdict, words }) =>
      given && verdict !== 'accepted' && words.trim().length < 5
        ? { words: say('extension.wordsShort') }
        : {},
    send: ({ note, verdict, words }, version) => {
      const decision = VERDICTS.find((each) => each === verdict) ?? 'accepted';
      return act.mutateAsync({
        params: { id: task.id },
        body: {
          ...{ version, note: note.trim() || null },
          explanation: given ? { decision, words: words.trim() || null } : null,
        },
      });
    },
    onDone,
  });
  const submitted = task.lastReport?.onDay ?? null;
  const late = submitted !== null && task.dueOn !== null && submitted > task.dueOn;
  return (
    <ActFrame act="accept_result" state={state} onCancel={onCancel}>
      <LastReport task={task} />
      {submitted !== null && (
        <p className={classes.intro}>
          {t(late ? 'act.accept_result.late' : 'act.accept_result.onTime', {
            day: day(submitted),
            due: task.dueOn === null ? t('deadline.none') : day(task.dueOn),
          })}
        </p>
      )}
      {given && (
        <>
          <ExplanationLine line={given} />
          <ChoiceField
            form={state.form}
            name="verdict"
            label={t('act.word.decide_explanation')}
            options={VERDICTS.map((value) => ({ value, label: say(`explanation.state.${value}`) }))}
          />
          {state.form.values.verdict !== 'accepted' && (
            <LongTextField
              form={state.form}
              name="words"
              label={say('extension.wordsLabel')}
              rows={2}
            />
          )}
        </>
      )}
      <LongTextField
        form={state.form}
        name="note"
        label={t('act.accept_result.note')}
        optional
        rows={2}
      />
    </ActFrame>
  );
}
