import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeRecommendation,
  decideAnswer,
  type Inspection,
  type Recommendation,
} from '../../../server/supervision/inspection-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, dayOf } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { LateMark } from '../late-mark.tsx';
import classes from '../oversight.module.css';
import { Files } from './found-part.tsx';
import { AnswerSheet, ReopenSheet } from './settle-sheets.tsx';

/** Kiến nghị: what each unit is to do, its answers, and what was decided about them. */
export function RecommendedPart({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation('inspections');
  const { recommended } = inspection;
  return (
    <section className={classes.section}>
      <h2>{t('page.advice')}</h2>
      {recommended.length === 0 && <p className={classes.meta}>{t('page.noAdvice')}</p>}
      <ul className={classes.plain}>
        {recommended.map((each) => (
          <One key={each.id} inspectionId={inspection.id} recommendation={each} />
        ))}
      </ul>
    </section>
  );
}

interface OneProps {
  readonly inspectionId: string;
  readonly recommendation: Recommendation;
}

function One({ inspectionId, recommendation }: OneProps) {
  const { t } = useTranslation('inspections');
  const { asOf } = useAsOf();
  const [opened, setOpened] = useState<'answer' | 'reopen' | null>(null);
  const decide = useAct(decideAnswer);
  const change = useAct(changeRecommendation);
  const { id, version, unit, words, state, deadline, dueOn, asTask, task } = recommendation;
  const may = asOf === null ? recommendation.may : [];
  const said = () => toast(t('done'));
  const accept = () =>
    decide
      .mutateAsync({ params: { id }, body: { version, decision: 'accepted' } })
      .then(said, toastProblem);
  const drop = () => {
    const { findingId } = recommendation;
    const body = { version, unitId: unit.id, words, deadline, asTask, findingId, dropped: true };
    change.mutateAsync({ params: { id }, body }).then(said, toastProblem);
  };
  return (
    <li>
      <div className={classes.item}>
        <div>
          <strong>{unit.name}</strong>: {words}
          <p className={classes.meta}>
            {t(`advice.${state}`)} ·{' '}
            {dueOn === null ? t('noDeadline') : deadline?.raw || day(dueOn)}
            {asTask && ` · ${t('page.asTask')}`}{' '}
            {recommendation.daysLate > 0 && (
              <LateMark>{t('lateDays', { count: recommendation.daysLate })}</LateMark>
            )}
          </p>
          {task && (
            <Link to="/tasks/$id" params={{ id: task.id }}>
              {task.title}
            </Link>
          )}
        </div>
        <div className={classes.itemActs} data-screen>
          {may.includes('drop') && (
            <button type="button" className="link-button" onClick={drop}>
              {t('act.dropOne')}
            </button>
          )}
          {may.includes('reopen') && (
            <Button variant="default" onClick={() => setOpened('reopen')}>
              {t('act.reopen')}
            </Button>
          )}
          {may.includes('accept') && (
            <Button variant="default" onClick={() => void accept()}>
              {t('act.accept')}
            </Button>
          )}
          {may.includes('answer') && (
            <Button variant="default" onClick={() => setOpened('answer')}>
              {t('act.answer')}
            </Button>
          )}
        </div>
      </div>
      {recommendation.answers.map((answer) => (
        <div key={answer.id} className={classes.answer}>
          <p className={classes.meta}>
            {t('page.answered', { by: answer.by, at: dayOf(answer.at) })}
          </p>
          <p className={classes.prose}>{answer.words}</p>
          <Files inspectionId={inspectionId} files={answer.files} />
          {answer.decision && answer.decidedAt && (
            <p className={classes.meta}>
              {t(`page.${answer.decision}`, {
                by: answer.decidedBy ?? '',
                at: dayOf(answer.decidedAt),
              })}
              {answer.decisionWords && `: ${answer.decisionWords}`}
            </p>
          )}
        </div>
      ))}
      {opened === 'answer' && (
        <AnswerSheet recommendation={recommendation} onClose={() => setOpened(null)} />
      )}
      {opened === 'reopen' && (
        <ReopenSheet recommendation={recommendation} onClose={() => setOpened(null)} />
      )}
    </li>
  );
}
