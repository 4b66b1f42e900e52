import { ActionIcon, Button } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { uploadFile } from '../../server/tasks/contract.ts';
import { upload } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import classes from './file-drop.module.css';
import formClasses from './form.module.css';
import { fileSize } from './format.ts';

export type UploadedFile = z.infer<typeof uploadFile.reply>;

interface FileCatchProps {
  readonly label: string;
  /** `.docx,.pdf`; anything when left out. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Largest file in bytes; 50 MB when left out. */
  readonly limit?: number;
  readonly disabled?: boolean;
  readonly onFiles: (files: File[]) => void;
  readonly onRefused: (sentence: string) => void;
}

/** A place to drop files on, with a button for those who do not drag. Checks kind and size, sends nothing. */
export function FileCatch(props: FileCatchProps) {
  const {
    label,
    accept,
    multiple = false,
    limit = 50_000_000,
    disabled,
    onFiles,
    onRefused,
  } = props;
  const { t } = useTranslation('kit');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function offer(list: FileList | null): void {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const kinds = accept?.split(',').map((kind) => kind.trim().toLowerCase());
    const good = files.filter((file) => {
      const name = file.name;
      if (kinds && !kinds.some((kind) => name.toLowerCase().endsWith(kind))) {
        onRefused(t('file.wrongType', { name, types: kinds.join(' ') }));
        return false;
      }
      if (file.size > limit) {
        onRefused(t('file.tooBig', { name, size: fileSize(file.size), limit: fileSize(limit) }));
        return false;
      }
      return true;
    });
    if (good.length > 0) onFiles(good);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a twin of the button inside
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) offer(event.dataTransfer.files);
      }}
    >
      <span id={id}>{t('file.drop')}</span>
      <Button
        variant="default"
        disabled={disabled}
        leftSection={<IconPaperclip size={16} stroke={1.75} />}
        aria-label={`${t('file.choose')}: ${label}`}
        onClick={() => input.current?.click()}
      >
        {t('file.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        aria-labelledby={id}
        onChange={(event) => {
          offer(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

interface FileDropProps {
  readonly label: string;
  readonly value: readonly UploadedFile[];
  readonly onChange: (change: (files: readonly UploadedFile[]) => UploadedFile[]) => void;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Where the files go at first; the uploads of tasks when left out. */
  readonly endpoint?: typeof uploadFile;
}

/** Files to attach to an act: uploaded at once, named in the act by their ids. */
export function FileDrop(props: FileDropProps) {
  const { label, value, onChange, optional, hint, disabled, endpoint = uploadFile } = props;
  const { t } = useTranslation('kit');
  const [sending, setSending] = useState<readonly string[]>([]);
  const [faults, setFaults] = useState<readonly string[]>([]);

  async function send(files: File[]): Promise<void> {
    setFaults([]);
    for (const file of files) {
      setSending((before) => [...before, file.name]);
      try {
        const stored = await upload(endpoint, file);
        onChange((before) => [...before.filter(({ id }) => id !== stored.id), stored]);
      } catch (error) {
        const why = asProblem(error).sentence;
        setFaults((before) => [...before, t('file.failed', { name: file.name, why })]);
      } finally {
        setSending((before) => before.filter((name) => name !== file.name));
      }
    }
  }

  return (
    <fieldset>
      <legend className={formClasses.heading}>
        {label} {optional && <span className={formClasses.optional}>{t('form.optional')}</span>}
      </legend>
      <FileCatch
        label={label}
        multiple
        disabled={disabled}
        onFiles={(files) => void send(files)}
        onRefused={(sentence) => setFaults((before) => [...before, sentence])}
      />
      {hint && <p className={formClasses.hint}>{hint}</p>}
      <div role="status">
        {sending.map((name) => (
          <p key={name} className={formClasses.hint}>
            {t('file.sending', { name })}
          </p>
        ))}
        {faults.map((fault) => (
          <p key={fault} className={formClasses.error}>
            {fault}
          </p>
        ))}
      </div>
      <ul className={classes.files}>
        {value.map((file) => (
          <li key={file.id} className={classes.file}>
            <span className={classes.name}>
              {file.name} <span className="meta">{fileSize(file.size)}</span>
            </span>
            <ActionIcon
              variant="subtle"
              disabled={disabled}
              aria-label={t('file.remove', { name: file.name })}
              onClick={() => onChange((before) => before.filter(({ id }) => id !== file.id))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
