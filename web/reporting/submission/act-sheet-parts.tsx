import type { Submission, SubmissionAct } from '../../../server/reporting/submission-contract.ts';
import { say } from '../../kit/format.ts';
import classes from './submission.module.css';

export interface ActSheetProps {
  readonly act: SubmissionAct;
  readonly submission: Submission;
  /** Saves what was typed; false where that failed. */
  readonly before: () => Promise<boolean>;
  readonly onClose: () => void;
}

/** What was found, said once more before the formal act. */
export function Findings({ submission: { findings } }: { submission: Submission }) {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {findings.map((finding) => (
        <li key={finding.say.vi}>{say(finding.say)}</li>
      ))}
    </ul>
  );
}
