import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import type { Task, TaskAct } from '../../../server/tasks/contract.ts';
import { usePreferences } from '../../app/preferences.ts';
import { day, number } from '../../kit/format.ts';
import { sayTaskDeadline } from '../deadline-text.ts';
import { DaysLeft, PercentText } from '../task-marks.tsx';
import classes from '../tasks.module.css';
import { PartyFacts } from './party-facts.tsx';
import { SixPoints } from './six-points.tsx';

const TaskTiming = lazy(async () => ({
  default: (await import('../../calendar/task-timing.tsx')).TaskTiming,
}));

const TaskSupervision = lazy(async () => ({
  default: (await import('../../supervision/task-supervision.tsx')).TaskSupervision,
}));

interface TaskFactsProps {
  readonly task: Task;
  /** Opens the act that makes a point clear. */
  readonly onMend?: ((act: TaskAct) => void) | undefined;
}

/** What a task is: who leads and takes part, by when, with what product, how far it has come. */
export function TaskFacts({ task, onMend }: TaskFactsProps) {
  const { t } = useTranslation('tasks');
  return (
    <dl className={classes.facts}>
      <Fact name={t('fact.lead')}>
        <UnitLink unit={task.unit} />
        {task.isGroup && <span className="meta"> {t('fact.group')}</span>}
      </Fact>
      {task.officer !== null && <Fact name={t('conflict.officer')}>{task.officer.name}</Fact>}
      <PartyFacts parties={task.parties} fact={(name, words) => <Fact name={name}>{words}</Fact>} />
      <Fact name={t('fact.assigner')}>
        <UnitLink unit={task.assigner} />
      </Fact>
      <Fact name={t('fact.deadline')}>
        <Deadline task={task} />
      </Fact>
      <Suspense fallback={null}>
        <TaskTiming task={task} />
      </Suspense>
      {isSupervised(task) && (
        <Suspense fallback={null}>
          <TaskSupervision task={task} />
        </Suspense>
      )}
      <Fact name={t('fact.product')}>
        {task.product ?? <span className="meta">{t('fact.notStated')}</span>}
      </Fact>
      <Fact name={t('fact.progress')}>
        <span className={classes.figures}>
          {(['reported', 'derived', 'accepted'] as const).map((figure) => (
            <span key={figure}>
              {t(`progress.${figure}`)} <PercentText value={task.progress[figure]} />
            </span>
          ))}
        </span>
      </Fact>
      <Fact name={t('fact.six')}>
        <SixPoints task={task} onMend={onMend} />
      </Fact>
    </dl>
  );
}

function isSupervised({ supervised }: Task): boolean {
  return Object.values(supervised).some((each) => each.length > 0);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function UnitLink({ unit }: { unit: UnitRef }) {
  return (
    <Link to="/units/$id" params={{ id: unit.id }}>
      {unit.name}
    </Link>
  );
}

/** The deadline in force, and the first one where it has been moved. */
function Deadline({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { language } = usePreferences();
  const isMoved = task.deadline.dueOn !== task.dueOn && task.dueOn !== null;
  return (
    <>
      {isMoved ? day(task.dueOn ?? '') : sayTaskDeadline(task.deadline, language)}{' '}
      <DaysLeft task={task} />
      {task.daysLate > 0 && task.finishedOn !== null && (
        <span className="meta"> {t('deadline.doneLate', { count: task.daysLate })}</span>
      )}
      {task.finishedOn !== null && (
        <span> · {t('deadline.finished', { day: day(task.finishedOn) })}</span>
      )}
      {task.firstDueOn !== null && task.firstDueOn !== task.dueOn && (
        <span className="meta"> · {t('deadline.first', { day: day(task.firstDueOn) })}</span>
      )}
    </>
  );
}

/** "k/n" parts done. */
export function partsDone(task: Pick<Task, 'childrenDone' | 'childrenCounted'>): string {
  return `${number(task.childrenDone)}/${number(task.childrenCounted)}`;
}
