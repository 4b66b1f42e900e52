import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { useView } from '../../app/use-view.ts';
import { wordsOf } from '../../app/words.ts';
import { partsDone } from './task-facts.tsx';
import { TaskHistory } from './task-history.tsx';
import classes from './task-page.module.css';
import { TaskResults } from './task-results.tsx';
import { TaskTalk } from './task-talk.tsx';
import { TaskTree } from './task-tree.tsx';

// Pickers and choices are heavy, and most look at the tree only.
const TaskTies = lazy(async () => ({
  default: (await import('../whole/task-ties.tsx')).TaskTies,
}));

const TaskIndicators = lazy(async () => {
  const [{ TaskIndicators: page }] = await Promise.all([
    import('../../indicators/links/task-indicators.tsx'),
    wordsOf('indicators', 'allocation')(),
  ]);
  return { default: page };
});

const TaskReminders = lazy(async () => {
  const [{ TaskReminders: page }] = await Promise.all([
    import('../../supervision/reminders/task-reminders.tsx'),
    wordsOf('reminders')(),
  ]);
  return { default: page };
});

const TABS = ['tree', 'indicators', 'results', 'talk', 'history'] as const;

/** Cây, Chỉ tiêu, Sản phẩm, Trao đổi, Diễn biến; which one is open stands in the address, and paper gets all of them. */
export function TaskTabs({ task }: { task: Task }) {
  const { t } = useTranslation(['tasks', 'life']);
  const nameOf = (tab: (typeof TABS)[number]) =>
    tab === 'talk' ? t('life:talk.tab') : t(`tasks:tab.${tab}`);
  const view = useView();
  const hasTree = task.children.length > 0 || task.ancestors.length > 0;
  const first = hasTree ? 'tree' : 'history';
  const open = TABS.find((tab) => tab === view.view) ?? first;
  const files = task.events.reduce((sum, event) => sum + event.files.length, 0);
  const counts = {
    tree: task.children.length > 0 ? partsDone(task) : '',
    indicators: '',
    results: files > 0 ? String(files) : '',
    talk: task.commentCount > 0 ? String(task.commentCount) : '',
    history: String(task.events.length),
  };
  return (
    <Tabs value={open} onChange={(tab) => view.set({ view: tab ?? '' })} className={classes.tabs}>
      <Tabs.List data-screen>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab} className={classes.tab}>
            {nameOf(tab)} {counts[tab] && <span className="meta">{counts[tab]}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className={classes.panel}>
          <h2 className="only-print">{nameOf(tab)}</h2>
          {tab === 'tree' && <Tree task={task} />}
          {tab === 'indicators' && (
            <Suspense fallback={null}>
              <TaskIndicators taskId={task.id} />
            </Suspense>
          )}
          {tab === 'results' && <TaskResults task={task} />}
          {tab === 'talk' && <TaskTalk taskId={task.id} />}
          {tab === 'history' && (
            <>
              <TaskHistory events={task.events} />
              <Suspense fallback={null}>
                <TaskReminders taskId={task.id} />
              </Suspense>
            </>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Tree({ task }: { task: Task }) {
  return (
    <>
      <TaskTree task={task} />
      <Suspense fallback={null}>
        <TaskTies task={task} />
      </Suspense>
    </>
  );
}
