import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AT_ONCE,
  askPaper,
  downloadPaper,
  FILE_FORMATS,
  type FileFormat,
} from '../../../server/papers/made-paper-contract.ts';
import { type AddressQuery, soundQuery } from '../../app/address-query.ts';
import { addressOf } from '../../app/client.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toastProblem } from '../toast.tsx';
import type { FileToHave } from './paper-button.tsx';
import styles from './paper-menu.module.css';
import { PaperProgress } from './paper-progress.tsx';
import { startDownload } from './start-download.ts';

/** A paper that a page offers. */
export interface PaperToHave {
  /** As the server names it: `overdue`, `plan`. */
  readonly kind: string;
  readonly title: string;
  /** What it is asked by; the day of the page among it. */
  readonly query: Readonly<Record<string, unknown>>;
  /** About how many rows it holds, where the page knows. */
  readonly rows?: number;
}

interface PaperMenuProps {
  readonly papers: readonly PaperToHave[];
  readonly files: readonly FileToHave[];
  readonly onClose: () => void;
}

/** What a page gives on paper or as a file. */
export function PaperMenu({ papers, files, onClose }: PaperMenuProps) {
  const { t } = useTranslation('madePapers');
  return (
    <div className={styles.menu}>
      {papers.map((paper) => (
        <PaperItem key={paper.kind} paper={paper} onClose={onClose} />
      ))}
      {files.length > 0 && (
        <div className={styles.files}>
          {files.map(({ label, href }) => (
            <a key={href} href={href} download onClick={onClose}>
              {label}
            </a>
          ))}
        </div>
      )}
      {papers.some(({ rows }) => !isShort(rows)) && (
        <Link to="/made-papers" className={styles.all} onClick={onClose}>
          {t('title')}
        </Link>
      )}
    </div>
  );
}

function PaperItem({ paper, onClose }: { paper: PaperToHave; onClose: () => void }) {
  const { t } = useTranslation('madePapers');
  const { kind, title, rows } = paper;
  const query = asAddress(paper.query);
  const [making, setMaking] = useState<string | null>(null);
  const ask = useAct(askPaper, { stale: [] });
  async function have(format: FileFormat): Promise<void> {
    const { made } = await ask.mutateAsync({ body: { kind, format, query: withoutGaps(query) } });
    if (made) setMaking(made.id);
    else {
      startDownload(addressOf(downloadPaper, { params: { kind, format }, query }));
      onClose();
    }
  }
  return (
    <section className={styles.paper} aria-label={title}>
      <p>{title}</p>
      <div className={styles.formats}>
        <Link to="/paper/$kind" params={{ kind }} search={query} onClick={onClose}>
          {t('view')}
        </Link>
        {FILE_FORMATS.map((format) =>
          isShort(rows) ? (
            <a
              key={format}
              href={addressOf(downloadPaper, { params: { kind, format }, query })}
              aria-label={`${title}, ${t(`format.${format}`)}`}
              download
              onClick={onClose}
            >
              {t(`format.${format}`)}
            </a>
          ) : (
            <button
              key={format}
              type="button"
              className="link-button"
              aria-label={`${title}, ${t(`format.${format}`)}`}
              disabled={ask.isPending}
              onClick={() => void have(format).catch(toastProblem)}
            >
              {t(`format.${format}`)}
            </button>
          ),
        )}
      </div>
      {making !== null && <PaperProgress id={making} key={making} />}
    </section>
  );
}

function isShort(rows: number | undefined): boolean {
  return rows !== undefined && rows <= AT_ONCE;
}

/** A question as an address holds it: texts and lists of texts. */
function asAddress(query: PaperToHave['query']): AddressQuery {
  return soundQuery({ ...query });
}

function withoutGaps(query: AddressQuery): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') kept[name] = value;
  }
  return kept;
}
