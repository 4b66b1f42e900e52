import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftProblem } from '../../server/plans/contract.ts';
import { number, say } from '../kit/format.ts';
import { IDENTITY } from './draft-shape.ts';
import classes from './issue.module.css';
import { useReviewHere } from './use-review.ts';

/** Of what stops the issue the first few stand open; of what should be known, one of each kind. */
const SHOWN_BLOCKS = 2;
const SHOWN_NOTES = 1;

interface IssueProblemsProps {
  readonly problems: readonly DraftProblem[];
  readonly onClose: () => void;
}

/** What must be solved, then what should be known; each leads to its item. */
export function IssueProblems({ problems, onClose }: IssueProblemsProps) {
  const { t } = useTranslation('plans');
  const blocks = problems.filter((each) => each.blocks);
  const notes = problems.filter((each) => !each.blocks);
  return (
    <>
      {blocks.length > 0 && (
        <section className={classes.blocks} role="alert">
          <h3>{t('issue.blocks', { count: blocks.length })}</h3>
          {[...byCode(blocks)].map(([code, group]) => (
            <Lines key={code} problems={group} onClose={onClose} />
          ))}
        </section>
      )}
      {notes.length > 0 && (
        <section>
          <h3>{t('issue.notes')}</h3>
          {[...byCode(notes)].map(([code, group]) => (
            <Lines key={code} problems={group} onClose={onClose} />
          ))}
        </section>
      )}
    </>
  );
}

function byCode(problems: readonly DraftProblem[]): Map<string, DraftProblem[]> {
  const groups = new Map<string, DraftProblem[]>();
  for (const problem of problems) {
    groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  }
  return groups;
}

function Lines({ problems, onClose }: IssueProblemsProps) {
  const { t } = useTranslation('plans');
  const { send } = useReviewHere();
  const see = (problem: DraftProblem) => () => {
    send({ type: 'tab', tab: 'all' });
    send({ type: 'edit', key: problem.key ?? IDENTITY });
    onClose();
  };
  const shown = problems[0]?.blocks ? SHOWN_BLOCKS : SHOWN_NOTES;
  const Icon = problems[0]?.blocks ? IconAlertTriangle : IconInfoCircle;
  return (
    <ul className={classes.lines}>
      {problems.slice(0, shown).map((problem) => (
        <li key={`${problem.key} ${problem.code} ${problem.vi}`} className={classes.line}>
          <Icon size={16} stroke={1.75} aria-hidden />
          <span>{say(problem)}</span>
          <button
            type="button"
            className="link-button"
            aria-label={`${t('issue.see')}: ${say(problem)}`}
            onClick={see(problem)}
          >
            {t('issue.see')}
          </button>
        </li>
      ))}
      {problems.length > shown && (
        <li>
          <details>
            <summary>{t('issue.more', { total: number(problems.length - shown) })}</summary>
            <ul className={classes.lines}>
              {problems.slice(shown, 200).map((problem) => (
                <li key={`${problem.key} ${problem.vi}`} className={classes.line}>
                  <span>{say(problem)}</span>
                  <button type="button" className="link-button" onClick={see(problem)}>
                    {t('issue.see')}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}
