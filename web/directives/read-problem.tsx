import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetFaults } from '../../server/plans/contract.ts';
import type { ProblemError } from '../app/problem-error.ts';
import { mayResend } from '../app/problem-error.ts';
import { say } from '../kit/format.ts';
import classes from './read.module.css';

/** Where nothing was typed, or nothing may be kept, the page does not say that it is kept. */
const SILENT: ReadonlySet<string> = new Set(['TEXT_EMPTY', 'SECRET_REFUSED']);

interface ReadProblemProps {
  readonly problem: ProblemError;
  readonly file: File | null;
  readonly onAgain: () => void;
  readonly onStub: () => void;
  readonly onPaste: () => void;
}

/** Why a text could not be read, at the box, with the next step; the words stay where they are. */
export function ReadProblem({ problem, file, onAgain, onStub, onPaste }: ReadProblemProps) {
  const { t } = useTranslation('directives');
  const place = useRef<HTMLDivElement>(null);
  // A second failure is news too: the reader's attention goes to it.
  useEffect(() => {
    if (problem) place.current?.focus();
  }, [problem]);
  return (
    <div ref={place} className={classes.problem} role="alert" tabIndex={-1}>
      <strong>{file ? `${t('read.failed')}: ${file.name}` : t('read.failed')}</strong>
      <p>{problem.sentence}</p>
      <SheetFaultList problem={problem} />
      {!file && !SILENT.has(problem.code) && <p className="meta">{t('read.kept')}</p>}
      <div className={classes.acts}>
        {problem.code === 'SECRET_REFUSED' && (
          <Button variant="default" onClick={onStub}>
            {t('read.secret')}
          </Button>
        )}
        {(mayResend(problem) || problem.status >= 500) && (
          <Button variant="default" onClick={onAgain}>
            {t('read.again')}
          </Button>
        )}
        {file && (
          <Button variant="default" onClick={onPaste}>
            {t('read.pasteInstead')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Every cell of a workbook that must be corrected, each with its line, its column and what is taken. */
function SheetFaultList({ problem }: { problem: ProblemError }) {
  const { t } = useTranslation('directives');
  const read = SheetFaults.safeParse(problem.details);
  if (!read.success) return null;
  return (
    <ol aria-label={t('read.faults')} className={classes.faults}>
      {read.data.faults.map((fault) => (
        <li key={`${fault.sheet} ${fault.line} ${fault.column}`}>{say(fault)}</li>
      ))}
    </ol>
  );
}
