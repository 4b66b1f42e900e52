import { useTranslation } from 'react-i18next';
import {
  getSubmissionPaper,
  type Submission,
} from '../../../server/reporting/submission-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { PaperView } from '../../kit/paper/paper-view.tsx';
import { ReadState } from '../../kit/states.tsx';
import classes from './submission.module.css';
import { SubmissionSide } from './submission-side.tsx';

/** The report as the sheet of paper that it will be, for whoever reads, signs or accepts it. */
export function SubmissionReading({ submission }: { submission: Submission }) {
  const { t } = useTranslation('submissions');
  const { asOf } = useView();
  const query = useRead(
    getSubmissionPaper,
    { params: { id: submission.id }, query: { asOf: asOf ?? undefined } },
    { keep: true },
  );
  return (
    <div className={classes.desk} data-reading>
      <div>
        <ReadState query={query}>{({ paper }) => <PaperView paper={paper} />}</ReadState>
      </div>
      <aside aria-label={t('side.label')} data-screen>
        <SubmissionSide submission={submission} />
      </aside>
    </div>
  );
}
