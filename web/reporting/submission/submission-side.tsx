import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type {
  Submission,
  SubmissionFinding,
} from '../../../server/reporting/submission-contract.ts';
import { say } from '../../kit/format.ts';
import classes from './submission.module.css';

/** Beside the text: what to know before signing, and how far the lower units are. */
export function SubmissionSide({ submission }: { submission: Submission }) {
  const { state } = submission;
  return (
    <>
      {(state === 'draft' || state === 'signing') && <Checks submission={submission} />}
      <Feeding submission={submission} />
    </>
  );
}

function Checks({ submission: { findings } }: { submission: Submission }) {
  const { t } = useTranslation('submissions');
  return (
    <section className={classes.sideBlock}>
      <h2>{t('side.checks')}</h2>
      {findings.length === 0 ? (
        <p className={classes.mark}>
          <IconCircleCheck size={16} stroke={1.75} aria-hidden />
          {t('side.sound')}
        </p>
      ) : (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <Finding key={finding.say.vi} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Finding({ finding }: { finding: SubmissionFinding }) {
  const { t } = useTranslation('submissions');
  const { difference, blocks } = finding;
  return (
    <li data-blocks={blocks || undefined}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span>
        {say(finding.say)}
        {blocks && <strong> ({t('side.blocks')})</strong>}
        {difference && (
          <details>
            <summary>{t('side.seeDifference')}</summary>
            {t('side.difference', {
              ...{ words: difference.words, label: say(difference.label) },
              counted: difference.counted,
            })}
          </details>
        )}
      </span>
    </li>
  );
}

function Feeding({ submission: { feeding } }: { submission: Submission }) {
  const { t } = useTranslation('submissions');
  if (feeding.length === 0) return null;
  const sent = feeding.filter(({ state }) => state === 'submitted' || state === 'accepted').length;
  return (
    <section className={classes.sideBlock}>
      <h2>{t('side.feeding', { sent, of: feeding.length })}</h2>
      <ul className={classes.feeding}>
        {feeding.map(({ unit, state, submissionId }) => (
          <li key={unit.id}>
            {submissionId !== null && state !== 'open' ? (
              <Link to="/submissions/$id" params={{ id: submissionId }}>
                {unit.name}
              </Link>
            ) : (
              <span>{unit.name}</span>
            )}
            <span className="meta">{t(`feedingState.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
