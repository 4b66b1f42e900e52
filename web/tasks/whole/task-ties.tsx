import { Button, Select } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getTies,
  type RollUpMode,
  setAlignment,
  setFocus,
  setRollUp,
  setWait,
  type Task,
  type TaskMention,
  type TaskTies as Ties,
} from '../../../server/tasks/contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { toast, toastProblem } from '../../kit/notices.ts';
import { ReadState } from '../../kit/states.tsx';
import { TaskPicker } from './task-picker.tsx';
import { TieList } from './tie-list.tsx';
import { WeightsDialog } from './weights-dialog.tsx';
import classes from './whole.module.css';

const MODES = ['simple', 'weighted', 'count', 'indicator', 'none'] as const;

/** How a task hangs together with others: its roll-up and weights, focus, waits and alignments. */
export function TaskTies({ task }: { task: Task }) {
  const { t } = useTranslation('ties');
  const { asOf } = useAsOf();
  const query = asOf === null ? {} : { asOf };
  const ties = useRead(getTies, { params: { id: task.id }, query });
  return (
    <section className={classes.section} aria-label={t('title')}>
      <ReadState query={ties} what={t('what')}>
        {(found) => <Found task={task} ties={found} />}
      </ReadState>
    </section>
  );
}

function Found({ task, ties }: { task: Task; ties: Ties }) {
  const { t } = useTranslation('ties');
  const params = { id: task.id };
  const done = (words: string) => ({ onSuccess: () => toast(words), onError: toastProblem });
  const wait = useAct(setWait);
  const align = useAct(setAlignment);
  const setTo = {
    wait: (other: { id: string }, waits: boolean) =>
      wait.mutate(
        { params, body: { onTaskId: other.id, waits } },
        done(t(waits ? 'tie.added' : 'tie.removed')),
      ),
    align: (other: { id: string }, aligned: boolean) =>
      align.mutate(
        { params, body: { toTaskId: other.id, aligned } },
        done(t(aligned ? 'tie.added' : 'tie.removed')),
      ),
  };
  const may = ties.mayArrange;
  const without = (tasks: readonly TaskMention[]) =>
    new Set([task.id, ...tasks.map(({ id }) => id)]);
  return (
    <>
      <Arrangement task={task} ties={ties} />
      <div className={classes.columns}>
        <div>
          <TieList
            title={t('tie.waitsFor')}
            tasks={ties.waitsFor}
            onRemove={may ? (other) => setTo.wait(other, false) : undefined}
          />
          {may && (
            <div data-screen>
              <TaskPicker
                label={t('tie.addWait')}
                without={without(ties.waitsFor)}
                onChoose={(other) => setTo.wait(other, true)}
              />
            </div>
          )}
        </div>
        <TieList title={t('tie.heldUp')} tasks={ties.heldUp} />
        <div>
          <TieList
            title={t('tie.serves')}
            tasks={ties.serves}
            onRemove={may ? (other) => setTo.align(other, false) : undefined}
          />
          {may && (
            <div data-screen>
              <TaskPicker
                label={t('tie.addServes')}
                without={without(ties.serves)}
                onChoose={(other) => setTo.align(other, true)}
              />
            </div>
          )}
        </div>
        {ties.servedBy.length > 0 && <TieList title={t('tie.servedBy')} tasks={ties.servedBy} />}
      </div>
    </>
  );
}

function Arrangement({ task, ties }: { task: Task; ties: Ties }) {
  const { t } = useTranslation('ties');
  const [weighing, setWeighing] = useState(false);
  const focus = useAct(setFocus);
  const mode = useAct(setRollUp);
  const params = { id: task.id };
  const Star = ties.isFocus ? IconStarFilled : IconStar;
  const byIndicator = ties.rollUp === 'indicator';
  if (!ties.mayArrange && !ties.isFocus && !byIndicator && task.children.length === 0) return null;

  function mark(on: boolean): void {
    focus.mutate(
      { params, body: { focus: on } },
      {
        onSuccess: () => toast(t(on ? 'focus.isSet' : 'focus.isUnset'), { undo: () => mark(!on) }),
        onError: toastProblem,
      },
    );
  }
  function derive(by: RollUpMode): void {
    mode.mutate(
      { params, body: { mode: by } },
      { onSuccess: () => toast(t('mode.saved')), onError: toastProblem },
    );
  }
  return (
    <div className={classes.bar}>
      {ties.mayArrange ? (
        <Button
          variant="default"
          leftSection={<Star size={16} stroke={1.75} aria-hidden />}
          aria-pressed={ties.isFocus}
          onClick={() => mark(!ties.isFocus)}
          data-screen
        >
          {t(ties.isFocus ? 'focus.unset' : 'focus.set')}
        </Button>
      ) : (
        ties.isFocus && (
          <span>
            <Star size={16} aria-hidden /> {t('focus.mark')}
          </span>
        )
      )}
      {(task.childrenCounted > 0 || ties.mayArrange || byIndicator) && (
        <Select
          className={classes.mode}
          label={t('mode.label')}
          value={ties.rollUp ?? 'simple'}
          data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
          disabled={!ties.mayArrange}
          allowDeselect={false}
          onChange={(value) => {
            const by = MODES.find((each) => each === value);
            if (by) derive(by);
          }}
        />
      )}
      {ties.mayArrange && task.children.length > 0 && (
        <Button variant="default" onClick={() => setWeighing(true)} data-screen>
          {t('weights.open')}
        </Button>
      )}
      {weighing && (
        <WeightsDialog taskId={task.id} parts={task.children} onClose={() => setWeighing(false)} />
      )}
    </div>
  );
}
