import type { Task, TaskAct, TaskRow } from '../../../server/tasks/contract.ts';
import { AcceptForm } from './accept-form.tsx';
import { AcceptResultForm } from './accept-result-form.tsx';
import { BreakDownForm } from './break-down-form.tsx';
import { DoneForm } from './done-form.tsx';
import { ProgressForm } from './progress-form.tsx';
import { HandBackForm, InsistForm, ReturnResultForm } from './reason-forms.tsx';
import { TakeBackForm } from './take-back-form.tsx';

export interface ActFormProps {
  readonly task: Task;
  readonly onDone: (row: TaskRow) => void;
  readonly onCancel: () => void;
}

/** The form of an act, the same in the side sheet of a task and beside the list of what waits. */
export function ActForm({ act, ...props }: ActFormProps & { readonly act: TaskAct }) {
  switch (act) {
    case 'accept':
      return <AcceptForm {...props} />;
    case 'hand_back':
      return <HandBackForm {...props} />;
    case 'insist':
      return <InsistForm {...props} />;
    case 'take_back':
      return <TakeBackForm {...props} />;
    case 'break_down':
      return <BreakDownForm {...props} />;
    case 'report_progress':
      return <ProgressForm {...props} />;
    case 'report_done':
      return <DoneForm {...props} />;
    case 'accept_result':
      return <AcceptResultForm {...props} />;
    case 'return_result':
      return <ReturnResultForm {...props} />;
  }
}
