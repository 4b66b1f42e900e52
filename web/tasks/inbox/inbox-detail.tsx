import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getTask,
  type InboxItem,
  type Task,
  type TaskAct,
} from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useKeys } from '../../kit/keys/use-keys.ts';
import { ReadState } from '../../kit/states.tsx';
import { LastReport } from '../acts/last-report.tsx';
import { SaidReason } from '../acts/said-reason.tsx';
import { useActDone } from '../acts/use-undo.ts';
import { OrderingWords } from '../ordering-words.tsx';
import { StageLine } from '../page/stage-line.tsx';
import { TaskFacts } from '../page/task-facts.tsx';
import { TaskMarks } from '../task-marks.tsx';
import { DecisionButtons } from './decision-buttons.tsx';
import { DECISIONS } from './decisions.ts';
import classes from './inbox.module.css';

// Reading comes first: a form is fetched when its act is chosen.
const ActForm = lazy(async () => ({ default: (await import('../acts/act-form.tsx')).ActForm }));

interface InboxDetailProps {
  readonly item: InboxItem;
  readonly onDecided: () => void;
  /** [Để sau], or the way back for what was put off. */
  readonly later: ReactNode;
}

/** One thing that waits: the words that order it, what was said, and the decision, without leaving the list. */
export function InboxDetail({ item, onDecided, later }: InboxDetailProps) {
  const task = useRead(getTask, { params: { id: item.task.id }, query: {} });
  return (
    <ReadState query={task}>
      {(found) => <Decision item={item} task={found} onDecided={onDecided} later={later} />}
    </ReadState>
  );
}

function Decision({ item, task, onDecided, later }: InboxDetailProps & { task: Task }) {
  const { t } = useTranslation('tasks');
  const [act, setAct] = useState<TaskAct | null>(null);
  const sayDone = useActDone();
  const acts = DECISIONS[item.kind].flatMap((name) =>
    task.acts.filter((each) => each.act === name),
  );
  const open = (place: 0 | 1) => {
    const chosen = acts[place];
    if (chosen?.allowed) setAct(chosen.act);
  };
  useKeys(
    [
      { keys: ['a'], label: t('inbox.key.first'), run: () => open(0) },
      { keys: ['x'], label: t('inbox.key.second'), run: () => open(1) },
    ],
    act === null,
  );
  return (
    <div className={classes.detail}>
      <div className={classes.detailBody}>
        <p>
          <TaskMarks task={task} />{' '}
          <Link to="/tasks/$id" params={{ id: task.id }} className={classes.page}>
            {t('inbox.openPage')}
          </Link>
        </p>
        {act === null && item.kind === 'decide_hand_back' && <SaidReason task={task} />}
        {act === null && item.kind === 'decide_result' && <LastReport task={task} />}
        {item.kind === 'returned' && item.words !== null && (
          <p className={classes.returned}>
            {t('inbox.returned', { by: item.by ?? task.assigner.name, words: item.words })}
          </p>
        )}
        {item.kind === 'reply' && item.words !== null && act === null && (
          <p className={classes.returned}>
            {t('inbox.asked', { by: item.by ?? task.unit.name, words: item.words })}
          </p>
        )}
        <StageLine stages={task.stages} />
        {act !== null && (
          <section className={classes.form} aria-label={t(`act.word.${act}`)}>
            <h3>{t(`act.word.${act}`)}</h3>
            <Suspense fallback={null}>
              <ActForm
                key={act}
                act={act}
                task={task}
                onCancel={() => setAct(null)}
                onDone={(row) => {
                  sayDone(act, row);
                  onDecided();
                }}
              />
            </Suspense>
          </section>
        )}
        <OrderingWords task={task} />
        <TaskFacts task={task} onMend={setAct} />
      </div>
      {act === null && (
        <DecisionButtons acts={acts} onAct={setAct}>
          {later}
        </DecisionButtons>
      )}
    </div>
  );
}

/** Going back to the list from one thing, on a phone. */
export function BackToList({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('tasks');
  return (
    <Button variant="default" onClick={onBack}>
      {t('inbox.back')}
    </Button>
  );
}
