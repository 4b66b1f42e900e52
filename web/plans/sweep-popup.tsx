import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addItem, KINDS } from './kind-edits.ts';
import classes from './source.module.css';
import type { Sweep } from './sweep.ts';
import { type FieldName, fillField } from './sweep-edits.ts';
import { addTask, mergeSwept, splitTask, tasksIn } from './task-edits.ts';
import { currentTask, useReviewHere } from './use-review.ts';

const FILLS = ['lead', 'coord', 'deadline', 'product'] as const satisfies readonly FieldName[];

/** What words swept in the source can become; stands under them, at the thumb on a phone. */
export function SweepPopup({ sweep, onDone }: { sweep: Sweep; onDone: () => void }) {
  const review = useReviewHere();
  const { t } = useTranslation('plans');
  const { source, edit, desk } = review;
  const task = currentTask(review);
  const words = source.slice(sweep.start, sweep.end).trim().split(/\s+/u).length;
  const act = (run: () => void) => () => {
    run();
    onDone();
  };
  const canSplit =
    task?.span && sweep.start > task.span.start && sweep.start < task.span.end ? sweep.start : null;
  const covered = tasksIn(desk.draft, sweep).length;
  const low = sweep.box.bottom + 110 > window.innerHeight;
  return (
    <div
      className={classes.popup}
      role="toolbar"
      aria-label={t('sweep.count_hint')}
      style={{
        left: Math.max(8, Math.min(sweep.box.left, window.innerWidth - 430)),
        top: low ? Math.max(8, sweep.box.top - 90) : sweep.box.bottom + 8,
      }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className="meta">{t('sweep.count', { count: words })}</span>
      {task &&
        FILLS.map((field) => (
          <Button
            key={field}
            variant="default"
            data-size="xs"
            onClick={act(() => edit(fillField(source, desk.current, field, sweep)))}
          >
            {t(`field.${field}`)}
          </Button>
        ))}
      <Button variant="default" data-size="xs" onClick={act(() => edit(addTask(source, sweep)))}>
        {t('sweep.newTask')}
      </Button>
      {canSplit !== null && (
        <Button
          variant="default"
          data-size="xs"
          onClick={act(() => edit(splitTask(source, desk.current, canSplit)))}
        >
          {t('sweep.splitHere')}
        </Button>
      )}
      {covered > 1 && (
        <Button
          variant="default"
          data-size="xs"
          onClick={act(() => edit(mergeSwept(source, sweep)))}
        >
          {t('sweep.merge', { count: covered })}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" data-size="xs">
            {t('sweep.other')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.filter((kind) => kind !== 'tasks').map((kind) => (
            <Menu.Item key={kind} onClick={act(() => edit(addItem(source, sweep, kind)))}>
              {t(`kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
