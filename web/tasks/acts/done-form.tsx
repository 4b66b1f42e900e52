import { useTranslation } from 'react-i18next';
import { reportDone } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import type { UploadedFile } from '../../kit/file-drop.tsx';
import { fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import {
  draftOf,
  ExplanationFields,
  type ExplanationValues,
  explanationFaults,
  NO_EXPLANATION,
} from '../../supervision/explanation/explanation-fields.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { ReportFiles } from './report-files.tsx';
import { useActForm } from './use-act-form.ts';

/** What was done must be told in at least so many letters. */
const LEAST_WORDS = 20;

interface Values extends ExplanationValues {
  readonly [field: string]: unknown;
  readonly product: string;
  readonly body: string;
  readonly onDay: string | null;
  readonly files: readonly UploadedFile[];
  readonly withoutEvidence: string;
}

/** Báo hoàn thành: the product, what was done, and its evidence or why there is none. */
export function DoneForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const { t: say } = useTranslation('supervision');
  const isLate = task.daysLate > 0 && !isExplained(task);
  const today = useToday();
  const act = useAct(reportDone);
  const hasOlder = task.events.some(({ files }) => files.length > 0);
  const state = useActForm<Values>({
    act: 'report_done',
    task,
    first: {
      ...{ product: task.product ?? '', body: '', onDay: today, files: [], withoutEvidence: '' },
      ...NO_EXPLANATION,
    },
    check: ({ product, body, onDay, files, withoutEvidence, ...why }) => ({
      ...(product.trim().length < 2 ? { product: t('act.report_done.sayProduct') } : {}),
      ...(body.trim().length < LEAST_WORDS
        ? { body: t('act.report_done.sayMore', { least: LEAST_WORDS, now: body.trim().length }) }
        : {}),
      ...(onDay === null || onDay > today ? { onDay: t('act.report_done.badDay') } : {}),
      ...(files.length === 0 && !hasOlder && withoutEvidence.trim() === ''
        ? { withoutEvidence: t('act.report_done.noEvidence') }
        : {}),
      ...(isLate ? explanationFaults(why, today, say) : {}),
    }),
    send: ({ product, body, onDay, files, withoutEvidence, ...why }, version) =>
      act.mutateAsync({
        params: { id: task.id },
        body: {
          version,
          product,
          body,
          onDay,
          fileIds: files.map(({ id }) => id),
          withoutEvidence: withoutEvidence.trim() || null,
          explanation: isLate ? draftOf(why) : null,
        },
      }),
    onDone,
  });
  const { form } = state;
  const { files, body } = form.values;
  return (
    <ActFrame act="report_done" state={state} onCancel={onCancel}>
      <p className={classes.intro}>
        {t('act.report_done.intro', { assigner: task.assigner.name })}
      </p>
      <TextField form={form} name="product" label={t('act.report_done.product')} />
      <LongTextField
        form={form}
        name="body"
        label={t('act.report_done.body')}
        hint={t('act.report_done.bodyHint', { least: LEAST_WORDS, now: body.trim().length })}
      />
      <DayField
        id={fieldId(form, 'onDay')}
        label={t('act.report_done.onDay')}
        value={form.values.onDay}
        error={form.errorOf('onDay')}
        onChange={(onDay) => form.set({ onDay })}
      />
      <ReportFiles
        label={t('act.report_done.files')}
        files={files}
        onFiles={(next) => form.set({ files: next })}
      />
      {files.length === 0 && !hasOlder && (
        <LongTextField
          form={form}
          name="withoutEvidence"
          rows={2}
          label={t('act.report_done.withoutEvidence')}
        />
      )}
      {isLate && (
        <>
          <p className={classes.intro}>{say('explanation.needed', { count: task.daysLate })}</p>
          <ExplanationFields form={form} isDone />
        </>
      )}
    </ActFrame>
  );
}

/** The deadline in force was explained already, and that was not found to be too little. */
function isExplained({ supervised, dueOn }: ActFormProps['task']): boolean {
  const last = supervised.explanations.at(-1);
  return last !== undefined && last.forDueOn === dueOn && last.state !== 'not_enough';
}
