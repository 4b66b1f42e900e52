import type { ProofFile } from '../../server/scorecards/contract.ts';
import { fileSize } from '../kit/format.ts';

/** Files that prove a figure or points, to be saved. */
export function ProofLinks({ files }: { readonly files: readonly ProofFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.href} download>
            {file.name}
          </a>{' '}
          <span className="meta">{fileSize(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
