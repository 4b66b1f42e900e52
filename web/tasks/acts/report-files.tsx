import { useEffect, useRef } from 'react';
import { FileDrop, type UploadedFile } from '../../kit/file-drop.tsx';

interface ReportFilesProps {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly files: readonly UploadedFile[];
  readonly onFiles: (files: readonly UploadedFile[]) => void;
}

/** Files of a report. Several arrive one after the other: each joins the list as it then is. */
export function ReportFiles({ files, onFiles, ...rest }: ReportFilesProps) {
  const now = useRef(files);
  useEffect(() => {
    now.current = files;
  }, [files]);
  return (
    <FileDrop
      {...rest}
      value={files}
      onChange={(change) => {
        now.current = change(now.current);
        onFiles(now.current);
      }}
    />
  );
}
