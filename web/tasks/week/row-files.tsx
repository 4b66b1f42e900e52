import { Button } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '../../../server/tasks/contract.ts';
import { upload } from '../../app/client.ts';
import { asProblem } from '../../app/problem-error.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import classes from './week.module.css';
import type { WeekEntry } from './week-queue.ts';

interface RowFilesProps {
  readonly title: string;
  readonly files: WeekEntry['files'];
  readonly disabled: boolean;
  readonly onFiles: (files: WeekEntry['files']) => void;
}

/** Photos and files of one row: photos are made small first, everything is uploaded at once. */
export function RowFiles({ title, files, disabled, onFiles }: RowFilesProps) {
  const { t } = useTranslation(['tasks', 'kit']);
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function add(list: FileList | null): Promise<void> {
    setFault(null);
    setSending(true);
    const added = [...files];
    for (const file of [...(list ?? [])]) {
      try {
        const { id, name, size } = await upload(uploadFile, await shrinkPhoto(file));
        added.push({ id, name, size });
      } catch (error) {
        setFault(t('kit:file.failed', { name: file.name, why: asProblem(error).sentence }));
      }
    }
    setSending(false);
    onFiles(added);
  }

  return (
    <div className={classes.rowFiles}>
      <Button
        variant="default"
        data-size="xs"
        loading={sending}
        disabled={disabled}
        leftSection={<IconPaperclip size={16} stroke={1.75} />}
        aria-label={t('tasks:week.filesOf', { title })}
        onClick={() => input.current?.click()}
      >
        {t('tasks:week.files')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('tasks:week.filesOf', { title })}
        onChange={(event) => {
          void add(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {files.map((file) => (
        <span key={file.id} className={classes.rowFile}>
          <span className="one-line">{file.name}</span>
          <button
            type="button"
            className={classes.dropFile}
            aria-label={t('kit:file.remove', { name: file.name })}
            onClick={() => onFiles(files.filter(({ id }) => id !== file.id))}
          >
            <IconX size={14} />
          </button>
        </span>
      ))}
      {fault !== null && (
        <p className={classes.failed} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
