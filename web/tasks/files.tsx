import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { TaskEvent } from '../../server/tasks/contract.ts';
import { fileSize } from '../kit/format.ts';
import classes from './tasks.module.css';

type AttachedFile = z.infer<typeof TaskEvent>['files'][number];

/** Pictures and PDF are opened in the browser; everything else is only downloaded. */
function opensInBrowser(name: string): boolean {
  return /\.(?:pdf|png|jpe?g|gif|webp)$/i.test(name);
}

/** Files of a report: a look in the browser where it can show them, and the download. */
export function FileList({ files }: { files: readonly AttachedFile[] }) {
  const { t } = useTranslation('tasks');
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('files.label')}>
      {files.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconPaperclip size={16} stroke={1.75} aria-hidden />
          <span className={classes.fileName}>{file.name}</span>
          <span className="meta">{fileSize(file.size)}</span>
          {opensInBrowser(file.name) && (
            <a href={file.href} target="_blank" rel="noreferrer" data-screen>
              {t('files.look')}
              <span className={classes.unseen}> {file.name}</span>
            </a>
          )}
          <a href={file.href} download={file.name} data-screen className={classes.download}>
            <IconDownload size={16} stroke={1.75} aria-hidden />
            {t('files.download')}
            <span className={classes.unseen}> {file.name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
