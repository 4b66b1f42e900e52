import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { compareTasks, type TaskRow } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import { day, number } from '../../kit/format.ts';
import { EmptyState, ReadState } from '../../kit/states.tsx';
import { StatusChip } from '../../kit/status-chip.tsx';
import { originOf } from '../task-marks.tsx';
import { useSeenDay } from '../use-seen-day.ts';
import { Changes } from './changes.tsx';
import classes from './compare.module.css';
import type { TaskConditions } from './task-query.ts';

type Comparison = z.infer<typeof compareTasks.reply>;

interface CompareViewProps {
  readonly view: ReturnType<typeof useView>;
  readonly vs: string;
  readonly conditions: TaskConditions;
}

/** The same list on two days: what came in, what went and why, what changed with the old value struck. */
export function CompareView({ view, vs, conditions }: CompareViewProps) {
  const { t } = useTranslation('tasks');
  const query = {
    ...conditions,
    vs,
    ...(view.asOf ? { asOf: view.asOf } : {}),
    ...(view.q ? { q: view.q } : {}),
  };
  const found = useRead(compareTasks, { query }, { keep: true });
  return (
    <div className={classes.scroll}>
      <ReadState query={found} what={t('list.rows')}>
        {(comparison) => <Comparison comparison={comparison} vs={vs} />}
      </ReadState>
    </div>
  );
}

function Comparison({ comparison, vs }: { comparison: Comparison; vs: string }) {
  const { t } = useTranslation('tasks');
  const seen = useSeenDay();
  const { entered, left, changed } = comparison;
  if (entered.length + left.length + changed.length === 0) {
    return <EmptyState>{t('compare.same', { day: day(seen), vs: day(vs) })}</EmptyState>;
  }
  return (
    <>
      <p className={classes.head}>
        {t('compare.head', { day: day(seen), vs: day(vs) })}{' '}
        <b>
          {t('compare.counts', {
            entered: number(entered.length),
            left: number(left.length),
            changed: number(changed.length),
          })}
        </b>
      </p>
      <Part name={t('compare.entered')} mark="+" count={entered.length}>
        {entered.map((task) => (
          <Row key={task.id} mark="+" task={task}>
            <StatusChip status={task.status} daysLate={task.daysLate} />
          </Row>
        ))}
      </Part>
      <Part name={t('compare.left')} mark="−" count={left.length}>
        {left.map((task) => (
          <Row key={task.id} mark="−" task={task} isGone={task.why === 'withdrawn'}>
            {t(`compare.why.${task.why}`, {
              due: task.dueOn === null ? t('deadline.none') : day(task.dueOn),
              unit: task.unit.name,
              day: task.finishedOn === null ? '' : day(task.finishedOn),
            })}
          </Row>
        ))}
      </Part>
      <Part name={t('compare.changed')} mark="*" count={changed.length}>
        {changed.map((change) => (
          <Row key={change.now.id} mark="*" task={change.now}>
            <Changes change={change} />
          </Row>
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  readonly name: string;
  readonly mark: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Part({ name, mark, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section>
      <h2 className={classes.part}>
        <span aria-hidden>{mark}</span> {name} ({number(count)})
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

interface RowProps {
  readonly mark: string;
  readonly task: TaskRow;
  readonly isGone?: boolean;
  readonly children: ReactNode;
}

function Row({ mark, task, isGone = false, children }: RowProps) {
  return (
    <li className={classes.row}>
      <span className={classes.mark} aria-hidden>
        {mark}
      </span>
      <span className={classes.words}>
        <Link
          to="/tasks/$id"
          params={{ id: task.id }}
          className={`two-lines ${isGone ? classes.gone : ''}`}
          title={task.title}
        >
          {task.title}
        </Link>
        <span className="meta">{[originOf(task), task.unit.name].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={classes.change}>{children}</span>
    </li>
  );
}
