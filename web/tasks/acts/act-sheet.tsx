import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task, TaskAct, TaskRow } from '../../../server/tasks/contract.ts';
import { Sheet } from '../../kit/sheet.tsx';
import classes from './acts.module.css';
import { useActDone } from './use-undo.ts';

const ActForm = lazy(async () => ({ default: (await import('./act-form.tsx')).ActForm }));

interface ActSheetProps {
  readonly act: TaskAct | null;
  readonly task: Task;
  readonly onClose: () => void;
  readonly onDone?: (row: TaskRow) => void;
}

/** An act on a task in a side sheet: the task above, the form below. */
export function ActSheet({ act, task, onClose, onDone }: ActSheetProps) {
  const { t } = useTranslation('tasks');
  const sayDone = useActDone();
  return (
    <Sheet opened={act !== null} onClose={onClose} title={act === null ? '' : t(`act.word.${act}`)}>
      {act !== null && (
        <>
          <p className={classes.title}>
            <strong>{task.title}</strong>
          </p>
          <Suspense fallback={null}>
            <ActForm
              key={act}
              act={act}
              task={task}
              onCancel={onClose}
              onDone={(row) => {
                sayDone(act, row);
                onDone?.(row);
                onClose();
              }}
            />
          </Suspense>
        </>
      )}
    </Sheet>
  );
}
