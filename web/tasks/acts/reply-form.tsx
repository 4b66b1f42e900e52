import { useTranslation } from 'react-i18next';
import { replyToTask } from '../../../server/tasks/contract.ts';
import { useMe } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import type { UploadedFile } from '../../kit/file-drop.tsx';
import { LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { ReportFiles } from './report-files.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly body: string;
  readonly files: readonly UploadedFile[];
}

/** Trả lời phối hợp: what the unit was asked for, above what it answers. */
export function ReplyForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('life');
  const { acting } = useMe();
  const act = useAct(replyToTask);
  const asked = task.parties.find(
    ({ role, unit }) => role === 'coordinate' && unit.id === acting.unit.id,
  );
  const state = useActForm<Values>({
    act: 'reply',
    task,
    first: { body: '', files: [] },
    check: ({ body }) => (body.trim().length < 5 ? { body: t('reply.short') } : {}),
    send: ({ body, files }) =>
      act.mutateAsync({
        params: { id: task.id },
        body: { body, fileIds: files.map(({ id }) => id) },
      }),
    onDone,
  });
  const { form } = state;
  return (
    <ActFrame act="reply" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('next.reply', { unit: task.unit.name })}</p>
      {asked?.duty && (
        <div className={classes.said}>
          <strong>{asked.duty}</strong>
          {asked.dueOn !== null && <p>{t('party.dueIs', { day: day(asked.dueOn) })}</p>}
        </div>
      )}
      <LongTextField form={form} name="body" label={t('reply.body')} />
      <ReportFiles
        label={t('reply.files')}
        optional
        files={form.values.files}
        onFiles={(files) => form.set({ files })}
      />
    </ActFrame>
  );
}
