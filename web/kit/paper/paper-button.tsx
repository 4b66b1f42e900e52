import { IconDownload } from '@tabler/icons-react';
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DropDown } from '../drop-down.tsx';
import type { PaperToHave } from './paper-menu.tsx';

// Fetched, with its words, when it is first opened.
const PaperMenu = lazy(async () => ({ default: (await import('./paper-menu.tsx')).PaperMenu }));

/** A file that an endpoint of its own gives: a list for Excel, a sheet that imports back. */
export interface FileToHave {
  readonly label: string;
  readonly href: string;
}

interface PaperButtonProps {
  readonly papers: readonly PaperToHave[];
  readonly files?: readonly FileToHave[];
  /** What the button says; [Xuất] where it says nothing else. */
  readonly label?: string;
  readonly side?: 'start' | 'end';
  readonly face?: ReactNode;
}

/** [Xuất]: the papers of a page as a sheet on the screen, DOCX, PDF and XLSX, and its other files. */
export function PaperButton({ papers, files = [], label, side = 'end', face }: PaperButtonProps) {
  const { t } = useTranslation('kit');
  const said = label ?? t('act.export');
  return (
    <DropDown
      side={side}
      className="plain-button"
      label={said}
      face={
        face ?? (
          <>
            <IconDownload size={16} stroke={1.75} aria-hidden />
            {said}
          </>
        )
      }
    >
      {(close) => <PaperMenu papers={papers} files={files} onClose={close} />}
    </DropDown>
  );
}
