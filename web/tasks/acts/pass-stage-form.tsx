import { useTranslation } from 'react-i18next';
import { passStage } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import type { UploadedFile } from '../../kit/file-drop.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { day, say } from '../../kit/format.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { ReportFiles } from './report-files.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly onDay: string | null;
  readonly note: string;
  readonly files: readonly UploadedFile[];
}

/** Báo xong giai đoạn: the stage that waits, with what proves it. */
export function PassStageForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('life');
  const today = useToday();
  const act = useAct(passStage);
  const waiting = task.stages.find(({ doneOn }) => doneOn === null);
  const state = useActForm<Values>({
    act: 'pass_stage',
    task,
    first: { onDay: today, note: '', files: [] },
    check: ({ onDay, note }) => ({
      ...(onDay === null || onDay > today ? { onDay: t('stage.badDay') } : {}),
      ...(note.trim().length < 5 ? { note: t('stage.noteShort') } : {}),
    }),
    send: ({ onDay, note, files }) =>
      act.mutateAsync({
        params: { id: task.id },
        body: { ordinal: waiting?.ordinal ?? 0, onDay, note, fileIds: files.map(({ id }) => id) },
      }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="pass_stage" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('next.pass_stage')}</p>
      {waiting && (
        <p>
          <strong>{say(waiting.name)}</strong> · {t('stage.due', { day: day(waiting.dueOn) })}
        </p>
      )}
      <DayField
        id={fieldId(form, 'onDay')}
        label={t('stage.onDay')}
        value={form.values.onDay}
        error={form.errorOf('onDay')}
        onChange={(onDay) => form.set({ onDay })}
      />
      <LongTextField form={form} name="note" label={t('stage.note')} rows={2} />
      <ReportFiles
        label={t('stage.files')}
        optional
        files={form.values.files}
        onFiles={(files) => form.set({ files })}
      />
    </ActFrame>
  );
}
