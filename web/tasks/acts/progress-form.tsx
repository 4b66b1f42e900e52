import { useTranslation } from 'react-i18next';
import { reportProgress } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import type { UploadedFile } from '../../kit/file-drop.tsx';
import { LongTextField, TextField } from '../../kit/form.tsx';
import { signed } from '../../kit/format.ts';
import { percentOf } from '../week/week-entry.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import { ReportFiles } from './report-files.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly percent: string;
  readonly body: string;
  readonly difficulty: string;
  readonly fallReason: string;
  readonly files: readonly UploadedFile[];
}

/** Cập nhật: how far the work has come; a figure that falls asks why. */
export function ProgressForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('tasks');
  const act = useAct(reportProgress);
  const step = (text: string) => {
    const now = percentOf(text);
    return typeof now === 'number' && task.percent !== null ? now - task.percent : null;
  };
  const state = useActForm<Values>({
    act: 'report_progress',
    task,
    first: {
      percent: task.percent === null ? '' : String(task.percent),
      body: '',
      difficulty: '',
      fallReason: '',
      files: [],
    },
    check: ({ percent, body, fallReason }) => ({
      ...(percentOf(percent) === 'bad' ? { percent: t('act.report_progress.badPercent') } : {}),
      ...(body.trim() === '' ? { body: t('act.report_progress.sayWhat') } : {}),
      ...((step(percent) ?? 0) < 0 && fallReason.trim() === ''
        ? { fallReason: t('act.report_progress.sayWhy') }
        : {}),
    }),
    send: ({ percent, body, difficulty, fallReason, files }, version) => {
      const figure = percentOf(percent);
      return act.mutateAsync({
        params: { id: task.id },
        body: {
          version,
          percent: figure === 'bad' ? null : figure,
          body,
          difficulty: difficulty.trim() || null,
          fallReason: fallReason.trim() || null,
          fileIds: files.map(({ id }) => id),
        },
      });
    },
    onDone,
  });
  const { form } = state;
  const change = step(form.values.percent);
  return (
    <ActFrame
      act="report_progress"
      state={state}
      onCancel={onCancel}
      mine={{ percent: percentOf(form.values.percent) }}
      onChosen={({ percent }) => (typeof percent === 'number' ? { percent: String(percent) } : {})}
    >
      <TextField
        form={form}
        name="percent"
        inputMode="numeric"
        maxLength={5}
        optional
        label={t('act.report_progress.percent')}
        hint={
          change === null || change === 0
            ? t('act.report_progress.percentHint')
            : t('act.report_progress.change', { step: signed(change), last: task.percent ?? 0 })
        }
      />
      {(change ?? 0) < 0 && (
        <LongTextField
          form={form}
          name="fallReason"
          rows={2}
          label={t('act.report_progress.fallReason')}
        />
      )}
      <LongTextField form={form} name="body" label={t('act.report_progress.body')} />
      <LongTextField
        form={form}
        name="difficulty"
        rows={2}
        optional
        label={t('act.report_progress.difficulty')}
      />
      <ReportFiles
        label={t('act.files')}
        optional
        files={form.values.files}
        onFiles={(files) => form.set({ files })}
      />
    </ActFrame>
  );
}
