import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachedFile } from '../../server/tasks/contract.ts';
import { fileSize } from '../kit/format.ts';
import classes from './tasks.module.css';

const FilePreview = lazy(async () => ({
  default: (await import('./file-preview.tsx')).FilePreview,
}));

/** What can be looked at beside the page: pictures, PDF, and what has words in it. */
function canBeSeen(name: string): boolean {
  return /\.(?:pdf|png|jpe?g|gif|webp|docx|xlsx|txt|csv)$/i.test(name);
}

/** Files of a report: a look at them where the page can show them, and the download. */
export function FileList({ files }: { files: readonly AttachedFile[] }) {
  const { t } = useTranslation('tasks');
  const [seen, setSeen] = useState<AttachedFile | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={classes.files} aria-label={t('files.label')}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <IconPaperclip size={16} stroke={1.75} aria-hidden />
            <span className={classes.fileName}>{file.name}</span>
            <span className="meta">{fileSize(file.size)}</span>
            {canBeSeen(file.name) && (
              <button
                type="button"
                className="link-button"
                onClick={() => setSeen(file)}
                data-screen
              >
                {t('files.look')}
                <span className={classes.unseen}> {file.name}</span>
              </button>
            )}
            <a href={file.href} download={file.name} data-screen className={classes.download}>
              <IconDownload size={16} stroke={1.75} aria-hidden />
              {t('files.download')}
              <span className={classes.unseen}> {file.name}</span>
            </a>
          </li>
        ))}
      </ul>
      {seen !== null && (
        <Suspense fallback={null}>
          <FilePreview file={seen} onClose={() => setSeen(null)} />
        </Suspense>
      )}
    </>
  );
}
