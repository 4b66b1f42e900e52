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
  const [early, setEarly] = useState<Place | null>(null);
  useDecisionKeys(setEarly, task.data === undefined);
  return (
    <ReadState query={task}>
      {(found) => (
        <Decision item={item} task={found} early={early} onDecided={onDecided} later={later} />
      )}
    </ReadState>
  );
}

/** Which of the two decisions of a kind is meant. */
type Place = 0 | 1;

function useDecisionKeys(choose: (place: Place) => void, enabled: boolean): void {
  const { t } = useTranslation('tasks');
  useKeys(
    [
      { keys: ['a'], label: t('inbox.key.first'), run: () => choose(0) },
      { keys: ['x'], label: t('inbox.key.second'), run: () => choose(1) },
    ],
    enabled,
  );
}

interface DecisionProps extends InboxDetailProps {
  readonly task: Task;
  /** The decision whose key was pressed before the task had come. */
  readonly early: Place | null;
}

function Decision({ item, task, early, onDecided, later }: DecisionProps) {
  const { t } = useTranslation('tasks');
  const acts = DECISIONS[item.kind].flatMap((name) =>
    task.acts.filter((each) => each.act === name),
  );
  const allowedAt = (place: Place): TaskAct | null => {
    const found = acts[place];
    return found?.allowed ? found.act : null;
  };
  const [act, setAct] = useState(() => (early === null ? null : allowedAt(early)));
  const sayDone = useActDone();
  useDecisionKeys((place) => setAct(allowedAt(place)), act === null);
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
        {item.kind === 'answer_urging' && item.subjectId !== null && (
          <p className={classes.returned}>
            {t('inbox.urged', { by: item.by ?? task.assigner.name, words: item.words ?? '' })}{' '}
            <Link to="/supervision" search={{ peek: item.subjectId }}>
              {t('inbox.openLetter')}
            </Link>
          </p>
        )}
        {item.kind === 'explain' && item.words !== null && act === null && (
          <p className={classes.returned}>
            {t('inbox.asked', { by: item.by ?? task.assigner.name, words: item.words })}
          </p>
        )}
        {item.kind === 'decide_extension' && item.words !== null && act === null && (
          <p className={classes.returned}>
            {t('inbox.extension', { by: item.by ?? task.unit.name, words: item.words })}
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
