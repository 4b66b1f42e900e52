import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listQuestions, type Question } from '../../server/indicators/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import classes from './indicators.module.css';
import { QuestionItem } from './question-item.tsx';

/** Requests to explain on both sides, folded above the board; nothing where there are none. */
export function Questions() {
  const { t } = useTranslation('indicators');
  const { asOf } = useAsOf();
  const { data } = useRead(listQuestions, { query: { asOf: asOf ?? undefined } });
  if (!data || data.toAnswer.length + data.asked.length === 0) return null;
  return (
    <div className={classes.line} style={{ padding: '0.25rem 1rem' }}>
      <Fold title={t('ask.waiting')} questions={data.toAnswer} />
      <Fold title={t('ask.mine')} questions={data.asked} />
    </div>
  );
}

function Fold({ title, questions }: { title: string; questions: readonly Question[] }) {
  const [open, setOpen] = useState(false);
  if (questions.length === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} <span className="tnum">{number(questions.length)}</span>
      </summary>
      {open && (
        <ul className={classes.questions}>
          {questions.map((question) => (
            <li key={question.id} className={classes.question}>
              <Link to="/indicators/$id" params={{ id: question.indicatorId }}>
                {question.title}
              </Link>
              <QuestionItem question={question} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
