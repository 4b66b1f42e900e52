import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../server/tasks/contract.ts';
import { day } from '../kit/format.ts';
import { ExplanationLine } from './explanation/explanation-line.tsx';
import { ExtensionLine } from './extension/extension-line.tsx';

/** What was done about the lateness of a task: extensions, demands, explanations, letters of urging. */
export function TaskSupervision({ task }: { readonly task: Pick<Task, 'supervised'> }) {
  const { t } = useTranslation('supervision');
  const { extensions, explanations, demands, urgings } = task.supervised;
  const open = demands.filter(({ isAnswered }) => !isAnswered);
  return (
    <>
      {extensions.length > 0 && (
        <>
          <dt>{t('extension.line')}</dt>
          <dd>
            {extensions.map((line) => (
              <ExtensionLine key={line.id} line={line} />
            ))}
          </dd>
        </>
      )}
      {explanations.length + open.length > 0 && (
        <>
          <dt>{t('explanation.line')}</dt>
          <dd>
            {open.map(({ id, demanded, dueOn, words }) => (
              <p key={id}>
                {t('explanation.demand', { name: demanded.name, day: day(dueOn), words })}
              </p>
            ))}
            {explanations.map((line) => (
              <ExplanationLine key={line.id} line={line} />
            ))}
          </dd>
        </>
      )}
      {urgings.length > 0 && (
        <>
          <dt>{t('urging.title')}</dt>
          <dd>
            {urgings.map(({ id, symbol, sentOn, answeredOn }) => (
              <p key={id}>
                <Link to="/supervision" search={{ peek: id }}>
                  {symbol}
                </Link>{' '}
                {day(sentOn)}
                {answeredOn !== null &&
                  ` · ${t('urging.recipientState.answered')} ${day(answeredOn)}`}
              </p>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
