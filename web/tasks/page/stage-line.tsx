import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconProgress,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { day, say } from '../../kit/format.ts';
import classes from './stage-line.module.css';

type Stage = Task['stages'][number];

/** The stages of a task as one stepped line: passed, under way, to come; each with its day and lateness. */
export function StageLine({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation('life');
  if (stages.length === 0) return null;
  const current = stages.find(({ doneOn }) => doneOn === null);
  return (
    <section aria-label={t('stage.title')} className={classes.place}>
      <ol className={classes.line}>
        {stages.map((stage) => (
          <Step key={stage.ordinal} stage={stage} isNow={stage === current} />
        ))}
      </ol>
    </section>
  );
}

function Step({ stage, isNow }: { stage: Stage; isNow: boolean }) {
  const { t } = useTranslation('life');
  const { doneOn, dueOn, daysLate } = stage;
  const isDone = doneOn !== null;
  const isLate = !isDone && daysLate > 0;
  const Icon = isDone
    ? IconCircleCheck
    : isLate
      ? IconAlertTriangle
      : isNow
        ? IconProgress
        : IconCircleDashed;
  return (
    <li
      className={classes.step}
      data-done={isDone}
      data-late={isLate}
      aria-current={isNow ? 'step' : undefined}
    >
      <span className={classes.name}>
        <Icon size={16} stroke={1.75} aria-hidden />
        {say(stage.name)}
      </span>
      <span className={classes.day}>
        {isDone
          ? t(daysLate > 0 ? 'stage.doneLate' : 'stage.done', { day: day(doneOn), count: daysLate })
          : t('stage.due', { day: day(dueOn) })}
      </span>
      {isLate && <span className={classes.late}>{t('stage.late', { count: daysLate })}</span>}
      {isNow && !isLate && <span className={classes.day}>{t('stage.now')}</span>}
    </li>
  );
}
