import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number } from '../../kit/format.ts';
import { searchOf } from '../../tasks/list/task-query.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import { DeadlineMark, TaskMarks } from '../../tasks/task-marks.tsx';
import { CountsBar } from '../counts-bar.tsx';
import classes from './outline.module.css';
import type { OutlineLine, Words } from './outline-lines.ts';

interface LineRowProps {
  readonly line: OutlineLine;
  readonly directiveId: string;
  readonly shared: TaskList['shared'];
  readonly onToggle: () => void;
}

/** One line of the outline: what it is at the left, how far it is at the right. */
export function LineRow({ line, directiveId, shared, onToggle }: LineRowProps) {
  const { t } = useTranslation(['planViews', 'plans']);
  switch (line.type) {
    case 'clause': {
      const { clause, done, total, isOpen } = line;
      const name = [clause.label, clause.heading].filter(Boolean).join(' ');
      return (
        <>
          <Toggle isOpen={isOpen} name={name} onToggle={onToggle} />
          <strong className={`two-lines ${classes.words}`} title={clause.heading}>
            {name}
          </strong>
          <span className={classes.count}>{t('outline.done', figures(done, total))}</span>
        </>
      );
    }
    case 'words':
      return (
        <>
          {line.canOpen ? (
            <Toggle isOpen={line.isOpen} name={line.words.title} onToggle={onToggle} />
          ) : (
            <span className={classes.leaf} />
          )}
          <WordsLine words={line.words} directiveId={directiveId} shared={shared} />
        </>
      );
    case 'task': {
      const { task } = line;
      return (
        <>
          {line.canOpen ? (
            <Toggle isOpen={line.isOpen} name={task.title} onToggle={onToggle} />
          ) : (
            <span className={classes.leaf} />
          )}
          <Link to="/tasks/$id" params={{ id: task.id }} className={`two-lines ${classes.words}`}>
            {task.unit.name}
            {task.parentId !== null && `: ${task.title}`}
          </Link>
          <span className={classes.count}>
            <DeadlineMark task={task} />
          </span>
          <TaskMarks task={{ ...task, flags: [] }} />
        </>
      );
    }
    case 'rest':
      return line.count === null ? (
        <span className="meta" role="status">
          {t('outline.loading')}
        </span>
      ) : (
        <Link to="/tasks" search={searchOf(restOf(line.under, shared), shared.asOf ?? null)}>
          {t('outline.rest', { count: line.count })}
        </Link>
      );
  }
}

function restOf(under: string, { planId }: TaskList['shared']) {
  const id = under.slice(1);
  return under.startsWith('w') ? { plan: planId, words: id } : { parent: id };
}

const figures = (done: number, total: number) => ({ done: number(done), total: number(total) });

interface WordsLineProps extends Pick<LineRowProps, 'directiveId' | 'shared'> {
  readonly words: Words;
}

/** A place that orders work: its title leads to the task, or to its rows; its words are one press away. */
function WordsLine({ words, directiveId, shared }: WordsLineProps) {
  const { t } = useTranslation(['planViews', 'plans', 'directives']);
  const { only, span, rows, notAccepted, counts } = words;
  const name = [words.label, words.title].filter(Boolean).join(' ');
  const of = { plan: shared.planId, words: words.wordsId };
  return (
    <>
      {only ? (
        <Link
          to="/tasks/$id"
          params={{ id: only.id }}
          className={`two-lines ${classes.words}`}
          title={words.title}
        >
          {name}
        </Link>
      ) : (
        <Link
          to="/tasks"
          search={searchOf(of, shared.asOf ?? null)}
          className={`two-lines ${classes.words}`}
          title={words.title}
        >
          {name}
        </Link>
      )}
      <span className={classes.count}>
        {only ? (
          <span className="meta">{only.unit.shortName ?? only.unit.name}</span>
        ) : (
          <span className="meta">{t('planViews:outline.units', { count: rows })}</span>
        )}{' '}
        {t('planViews:outline.done', figures(counts.doneOnTime + counts.doneLate, rows))}
        {notAccepted > 0 && `, ${t('planViews:outline.unaccepted', { count: notAccepted })}`}
        {span && (
          <>
            {' '}
            <Link
              to="/directives/$id"
              params={{ id: directiveId }}
              search={{ at: `${span.start}-${span.end}` }}
              data-screen
            >
              {t('plans:plan.source')}
            </Link>
          </>
        )}
      </span>
      <span className={classes.bar}>
        <CountsBar counts={counts} />
      </span>
    </>
  );
}

interface ToggleProps {
  readonly isOpen: boolean;
  readonly name: string;
  readonly onToggle: () => void;
}

function Toggle({ isOpen, name, onToggle }: ToggleProps) {
  const { t } = useTranslation('planViews');
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-expanded={isOpen}
      aria-label={t(isOpen ? 'outline.close' : 'outline.open', { name })}
      onClick={onToggle}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
