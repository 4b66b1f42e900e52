import { useTranslation } from 'react-i18next';
import { decideExtension } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from '../../tasks/acts/act-form.tsx';
import { ActFrame } from '../../tasks/acts/act-frame.tsx';
import { useActForm } from '../../tasks/acts/use-act-form.ts';
import { ExtensionLine } from './extension-line.tsx';

const DECISIONS = ['granted', 'shortened', 'refused'] as const;
const WORDS = { granted: 'grant', shortened: 'shorter', refused: 'refuse' } as const;

interface Values {
  readonly [field: string]: unknown;
  readonly decision: string;
  readonly until: string | null;
  readonly words: string;
}

/** [Đồng ý] [Đến ngày sớm hơn..] [Không]: what was asked stands above, a reason wherever less is given. */
export function DecideExtensionForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('supervision');
  const act = useAct(decideExtension);
  const request = task.supervised.extensions.find((each) => each.state === 'waiting');
  const state = useActForm<Values>({
    act: 'decide_extension',
    task,
    first: { decision: 'granted', until: null, words: '' },
    check: ({ decision, until, words }) => ({
      ...(decision === 'shortened' && (until === null || until <= (task.dueOn ?? ''))
        ? { until: t('extension.notLater', { due: day(task.dueOn ?? '') }) }
        : {}),
      ...(decision !== 'granted' && words.trim().length < 5
        ? { words: t('extension.wordsShort') }
        : {}),
    }),
    send: ({ decision, until, words }, version) => {
      const chosen = DECISIONS.find((each) => each === decision) ?? 'granted';
      return act.mutateAsync({
        params: { id: task.id },
        body: {
          ...{ version, decision: chosen, words: words.trim() || null },
          deadline: chosen === 'shortened' && until !== null ? onDay(until) : null,
        },
      });
    },
    onDone,
  });
  const { form } = state;
  const { decision } = form.values;
  return (
    <ActFrame act="decide_extension" state={state} onCancel={onCancel}>
      {request && <ExtensionLine line={request} />}
      <ChoiceField
        form={form}
        name="decision"
        label={t('extension.decision')}
        options={DECISIONS.map((value) => ({ value, label: t(`extension.${WORDS[value]}`) }))}
      />
      {decision === 'shortened' && (
        <DayField
          id={fieldId(form, 'until')}
          label={t('extension.shorterDay')}
          value={form.values.until}
          error={form.errorOf('until')}
          onChange={(until) => form.set({ until })}
        />
      )}
      <LongTextField
        form={form}
        name="words"
        label={t('extension.wordsLabel')}
        optional={decision === 'granted'}
        rows={2}
      />
    </ActFrame>
  );
}

/** A day as a deadline of its own. */
function onDay(dueOn: string) {
  const raw = day(dueOn);
  return { raw, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null, dueOn } as const;
}
