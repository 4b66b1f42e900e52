import { useState } from 'react';
import type { Task, TaskAct, TaskRow, TaskState } from '../../../server/tasks/contract.ts';
import { TaskState as State } from '../../../server/tasks/contract.ts';
import type { ProblemError } from '../../app/problem-error.ts';
import { conflictOf, type DifferenceOf409 } from '../../kit/conflict-dialog.tsx';
import { type FormErrors, type FormState, useForm } from '../../kit/use-form.ts';
import { isDecided } from './act-groups.ts';

interface ActFormSetting<Values> {
  readonly act: TaskAct;
  readonly task: Pick<Task, 'id' | 'version'>;
  readonly first: Values;
  readonly check: (values: Values) => FormErrors<Values>;
  readonly send: (values: Values, version: number) => Promise<TaskRow>;
  readonly onDone: (row: TaskRow) => void;
}

/** Someone saved first: either nothing is left to decide, or the two sides are to be compared. */
export interface ActConflict {
  readonly difference: DifferenceOf409;
  /** The state in which the task now is, where the act can no longer be done. */
  readonly decided: TaskState | null;
}

export interface ActFormState<Values> {
  readonly form: FormState<Values>;
  readonly submit: (over?: { readonly values?: Partial<Values>; readonly version: number }) => void;
  readonly conflict: ActConflict | null;
  readonly closeConflict: () => void;
}

/**
 * One act on a task as a form: everything typed is kept under the act and the task, sent with the version
 * that was seen; a 409 keeps every word and says who saved what.
 */
export function useActForm<Values extends { [field: string]: unknown }>(
  setting: ActFormSetting<Values>,
): ActFormState<Values> {
  const { act, task, first, check, send, onDone } = setting;
  const form = useForm<Values>({ key: `${act}:${task.id}`, first, check });
  const [hidden, setHidden] = useState<ProblemError | null>(null);
  const difference = conflictOf(form.problem);
  const saved = difference?.fields.find(({ field }) => field === 'state')?.saved;
  const state = State.safeParse(saved).data;
  return {
    form,
    submit: (over) =>
      void form.submit(async (values) => {
        onDone(await send({ ...values, ...over?.values }, over?.version ?? task.version));
      }),
    conflict:
      difference === null || form.problem === hidden
        ? null
        : { difference, decided: isDecided(act, state) ? (state ?? null) : null },
    closeConflict: () => setHidden(form.problem),
  };
}
