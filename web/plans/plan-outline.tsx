import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Directive, getDirective } from '../../server/directives/contract.ts';
import type { Plan } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import { ReadState } from '../kit/states.tsx';
import { outlineOf } from './outline-of.ts';
import classes from './plan.module.css';

/** Đề cương: clause > the tasks that it orders, with what is open and not taken on at the right. */
export function PlanOutline({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const { asOf } = useAsOf();
  const query = useRead(getDirective, {
    params: { id: plan.directiveId },
    query: { asOf: asOf ?? undefined },
  });
  return (
    <section>
      <h2>{t('plan.view.outline')}</h2>
      <ReadState query={query}>{(directive) => <Clauses directive={directive} />}</ReadState>
    </section>
  );
}

function Clauses({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  return (
    <ul>
      {outlineOf(directive).map((line) =>
        line.type === 'clause' ? (
          <li
            key={`c${line.clause.id}`}
            className={classes.clause}
            style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}
          >
            <strong className="two-lines" title={line.clause.heading}>
              {[line.clause.label, line.clause.heading].filter(Boolean).join(' ')}
            </strong>
          </li>
        ) : (
          <li
            key={line.task.wordsId}
            className={classes.task}
            style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}
          >
            <Link
              to="/tasks/$id"
              params={{ id: line.task.taskId }}
              className="two-lines"
              title={line.task.title}
            >
              {[line.task.label, line.task.title].filter(Boolean).join(' ')}
            </Link>
            <span className={classes.count}>
              {t('page.openOf', { open: number(line.task.open), total: number(line.task.total) })}
              {line.task.notAccepted > 0 && (
                <>
                  {', '}
                  {t('page.unaccepted', { count: line.task.notAccepted })}
                </>
              )}
              {line.task.span && (
                <>
                  {' '}
                  <Link
                    to="/directives/$id"
                    params={{ id: directive.id }}
                    search={{ at: `${line.task.span.start}-${line.task.span.end}` }}
                    data-screen
                  >
                    <OpenSource />
                  </Link>
                </>
              )}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

function OpenSource() {
  const { t } = useTranslation('plans');
  return <>{t('plan.source')}</>;
}
