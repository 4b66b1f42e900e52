import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../app/client.ts';
import classes from './week.module.css';
import type { DeviceFile, WeekEntry, WeekWords } from './week-entry.ts';

interface RowFilesProps {
  readonly title: string;
  readonly entry: Pick<WeekEntry, 'files' | 'photos'>;
  readonly disabled: boolean;
  readonly onType: (words: Partial<WeekWords>) => void;
}

/** Photos and files of one row: made small, kept on the device, sent with the row. */
export function RowFiles({ title, entry, disabled, onType }: RowFilesProps) {
  const { t } = useTranslation(['tasks', 'kit']);
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function add(list: readonly File[]): Promise<void> {
    setFault(null);
    const { keepFile, shrinkPhoto } = await import('./take-file.ts');
    const added: DeviceFile[] = [];
    for (const file of list) {
      const small = await shrinkPhoto(file);
      const key = newKey();
      try {
        await keepFile(key, small);
        added.push({ key, name: small.name, size: small.size });
      } catch {
        setFault(t('tasks:week.noRoom', { name: file.name }));
      }
    }
    onType({ photos: [...entry.photos, ...added] });
  }
  function drop({ key }: DeviceFile): void {
    void import('./take-file.ts').then(({ dropFile }) => dropFile(key));
    onType({ photos: entry.photos.filter((each) => each.key !== key) });
  }

  return (
    <div className={classes.rowFiles}>
      <button
        type="button"
        className={classes.addFile}
        disabled={disabled}
        aria-label={t('tasks:week.filesOf', { title })}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={16} stroke={1.75} aria-hidden />
        {t('tasks:week.files')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('tasks:week.filesOf', { title })}
        onChange={(event) => {
          void add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {entry.photos.map((file) => (
        <FileName key={file.key} name={file.name} onDrop={() => drop(file)} />
      ))}
      {entry.files.map(({ id, name }) => (
        <FileName
          key={id}
          name={name}
          onDrop={() => onType({ files: entry.files.filter((each) => each.id !== id) })}
        />
      ))}
      {fault !== null && (
        <p className={classes.failed} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function FileName({ name, onDrop }: { readonly name: string; readonly onDrop: () => void }) {
  const { t } = useTranslation('kit');
  return (
    <span className={classes.rowFile}>
      <span className="one-line">{name}</span>
      <button
        type="button"
        className={classes.dropFile}
        aria-label={t('file.remove', { name })}
        onClick={onDrop}
      >
        <IconX size={14} />
      </button>
    </span>
  );
}
