import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Directive } from '../../server/directives/contract.ts';
import { useAsOf } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import { EmptyState } from '../kit/states.tsx';
import { searchOf } from '../tasks/list/task-query.ts';
import classes from './directive.module.css';

/** Every place of the text that orders work, with how many of its tasks are open and not taken on. */
export function DirectiveTasks({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const { asOf } = useAsOf();
  const { tasks, planId } = directive;
  if (tasks.length === 0) return <EmptyState>{t('page.noTasks')}</EmptyState>;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('page.task')}</th>
            <th scope="col">{t('page.state')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ wordsId, taskId, label, title, open, total, notAccepted }) => (
            <tr key={wordsId}>
              <td>
                <Link to="/tasks/$id" params={{ id: taskId }} className="two-lines" title={title}>
                  {[label, title].filter(Boolean).join(' ')}
                </Link>
              </td>
              <td>
                {t('page.openOf', { open: number(open), total: number(total) })}
                {notAccepted > 0 && `, ${t('page.unaccepted', { count: notAccepted })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {planId !== null && (
        <Button
          variant="default"
          mt="md"
          renderRoot={(props) => (
            <Link to="/tasks" search={searchOf({ plan: planId }, asOf)} {...props} />
          )}
        >
          {t('page.tab.tasks')}
        </Button>
      )}
    </>
  );
}
