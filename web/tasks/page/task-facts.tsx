import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import type { Task } from '../../../server/tasks/contract.ts';
import { usePreferences } from '../../app/preferences.ts';
import { day, number } from '../../kit/format.ts';
import { sayTaskDeadline } from '../deadline-text.ts';
import { DaysLeft, PercentText } from '../task-marks.tsx';
import classes from '../tasks.module.css';
import { SixPoints } from './six-points.tsx';

/** What a task is: who leads and takes part, by when, with what product, how far it has come. */
export function TaskFacts({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  return (
    <dl className={classes.facts}>
      <Fact name={t('fact.lead')}>
        <UnitLink unit={task.unit} />
        {task.isGroup && <span className="meta"> {t('fact.group')}</span>}
      </Fact>
      <Fact name={t('fact.coordinators')}>
        <Coordinators task={task} />
      </Fact>
      <Fact name={t('fact.assigner')}>
        <UnitLink unit={task.assigner} />
      </Fact>
      <Fact name={t('fact.deadline')}>
        <Deadline task={task} />
      </Fact>
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
        <SixPoints points={task.sixPoints} />
      </Fact>
    </dl>
  );
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

/** So many coordinating units are named; the rest opens on demand. */
const NAMED = 3;

function Coordinators({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const [all, setAll] = useState(false);
  const { coordinators } = task;
  if (coordinators.length === 0) return <span className="meta">{t('fact.noCoordinators')}</span>;
  const shown = all ? coordinators : coordinators.slice(0, NAMED);
  return (
    <>
      {shown.map(({ unit }, index) => (
        <span key={unit.id}>
          {index > 0 && ', '}
          <UnitLink unit={unit} />
        </span>
      ))}
      {coordinators.length > NAMED && (
        <>
          {' '}
          <button
            type="button"
            className="link-button"
            aria-expanded={all}
            onClick={() => setAll((before) => !before)}
          >
            {all ? t('fact.fewer') : t('fact.more', { count: coordinators.length - NAMED })}
          </button>
        </>
      )}
    </>
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
