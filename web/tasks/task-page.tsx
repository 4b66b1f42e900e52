import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTask, type Task, type TaskAct } from '../../server/tasks/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { wordsOf } from '../app/words.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { ReadState } from '../kit/states.tsx';
import { groupActs, mainAct } from './acts/act-groups.ts';
import { ActSheet } from './acts/act-sheet.tsx';
import { ActsNow } from './acts/acts-now.tsx';
import { OrderingWords } from './ordering-words.tsx';
import { StageHint } from './page/stage-hint.tsx';
import { StageLine } from './page/stage-line.tsx';
import { TaskFacts } from './page/task-facts.tsx';
import { TaskLinks } from './page/task-links.tsx';
import classes from './page/task-page.module.css';
import { TaskTabs } from './page/task-tabs.tsx';
import { PrintFoot, PrintHead } from './print-head.tsx';
import { originOf, TaskMarks } from './task-marks.tsx';
import taskClasses from './tasks.module.css';

// Money is asked for beside the task, and most tasks bear none.
const TaskMoney = lazy(async () => ({
  default: (await import('../budget/task-money.tsx')).TaskMoney,
}));

const TaskAmending = lazy(async () => {
  const [{ TaskAmending: part }] = await Promise.all([
    import('../amendments/task-amending.tsx'),
    wordsOf('amendments')(),
  ]);
  return { default: part };
});

const MeetingsOfTask = lazy(async () => ({
  default: (await import('../supervision/meetings/meetings-of-task.tsx')).MeetingsOfTask,
}));

/** Nhiệm vụ: the words that order it, who and by when, what was done, and what may be done now. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('tasks');
  const task = useRead(getTask, { params: { id }, query: asOf ? { asOf } : {} });
  if (task.data === undefined) {
    return (
      <PageFrame title={t('task.title')}>
        <ReadState query={task} what={t('task.one')}>
          {() => null}
        </ReadState>
      </PageFrame>
    );
  }
  return (
    <ReadState query={task} what={t('task.one')}>
      {(found) => <TaskView task={found} />}
    </ReadState>
  );
}

function TaskView({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const [act, setAct] = useState<TaskAct | null>(null);
  const phone = usePhone();
  const { asOf } = useAsOf();
  const main = asOf === null ? mainAct(groupActs(task.acts).allowed) : null;
  return (
    <>
      <PageFrame
        title={
          <span className="two-lines" title={task.title}>
            {task.title}
          </span>
        }
        tabTitle={task.title}
        facts={
          <span className={classes.facts}>
            <Link to="/plans/$id" params={{ id: task.planId }}>
              {originOf(task) || task.planTitle}
            </Link>
            <TaskMarks task={task} />
          </span>
        }
        acts={main && <Button onClick={() => setAct(main)}>{t(`act.word.${main}`)}</Button>}
        lookActs={
          phone ? undefined : (
            <Button variant="default" onClick={() => window.print()}>
              {t('task.print')}
            </Button>
          )
        }
      >
        <PrintHead title={t('task.printTitle')}>
          <p>
            <b>{task.title}</b>
          </p>
          <p>
            {originOf(task) || task.planTitle} · <TaskMarks task={task} />
          </p>
        </PrintHead>
        <div className={classes.columns}>
          <div className={taskClasses.stack}>
            <OrderingWords task={task} />
            <TaskLinks task={task} />
            <StageLine stages={task.stages} />
            {asOf === null && <StageHint task={task} onPlan={() => setAct('plan_stages')} />}
            <TaskFacts task={task} onMend={asOf === null ? setAct : undefined} />
            <Suspense fallback={null}>
              <TaskMoney task={task} />
            </Suspense>
            <Suspense fallback={null}>
              <MeetingsOfTask taskId={task.id} />
            </Suspense>
            <Suspense fallback={null}>
              <TaskAmending task={task} />
            </Suspense>
          </div>
          {asOf === null && (
            <section className={classes.now} aria-labelledby="acts-now" data-screen>
              <h2 id="acts-now">{t('act.now')}</h2>
              <ActsNow acts={task.acts} onAct={setAct} withoutMain />
            </section>
          )}
        </div>
        <TaskTabs task={task} />
        <PrintFoot />
      </PageFrame>
      <ActSheet act={act} task={task} onClose={() => setAct(null)} />
    </>
  );
}
