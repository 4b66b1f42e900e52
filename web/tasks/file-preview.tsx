import { useTranslation } from 'react-i18next';
import { previewFile } from '../../server/tasks/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { Sheet } from '../kit/sheet.tsx';
import { LoadingState } from '../kit/states.tsx';
import classes from './file-preview.module.css';

interface FilePreviewProps {
  readonly file: { readonly id: string; readonly name: string; readonly href: string };
  readonly onClose: () => void;
}

/** A file looked at beside the page: a picture, a PDF in the browser's own viewer, the words of a document. */
export function FilePreview({ file, onClose }: FilePreviewProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const found = useRead(previewFile, { params: { id: file.id } });
  const view = `${file.href}/view`;
  return (
    <Sheet opened onClose={onClose} title={file.name}>
      <div className={classes.place}>
        {found.isPending && <LoadingState rows={4} />}
        {found.error && <p role="alert">{found.error.sentence}</p>}
        {found.data?.kind === 'image' && (
          <img className={classes.image} src={view} alt={file.name} />
        )}
        {found.data?.kind === 'pdf' && (
          <iframe className={classes.pdf} src={view} title={file.name} />
        )}
        {found.data?.kind === 'text' && (
          <>
            {/* Long words scroll; what scrolls can be reached by keys. */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls */}
            <section className={`document ${classes.text}`} tabIndex={0} aria-label={file.name}>
              {found.data.text}
            </section>
            {found.data.isCut && <p className="meta">{t('life:preview.cut')}</p>}
          </>
        )}
        <p className={classes.links}>
          {(found.data?.kind === 'pdf' || found.data?.kind === 'image') && (
            <a href={view} target="_blank" rel="noreferrer">
              {t('life:preview.open')}
            </a>
          )}
          <a href={file.href} download={file.name}>
            {t('tasks:files.download')}
          </a>
        </p>
      </div>
    </Sheet>
  );
}
