import type { ReactNode } from 'react';
import type { Task, TaskAct, TaskRow } from '../../../server/tasks/contract.ts';
import { DecideExplanationForm } from '../../supervision/explanation/decide-explanation-form.tsx';
import { DemandForm } from '../../supervision/explanation/demand-form.tsx';
import { ExplainForm } from '../../supervision/explanation/explain-form.tsx';
import { AskExtensionForm } from '../../supervision/extension/ask-extension-form.tsx';
import { DecideExtensionForm } from '../../supervision/extension/decide-extension-form.tsx';
import { AcceptForm } from './accept-form.tsx';
import { AcceptResultForm } from './accept-result-form.tsx';
import { BreakDownForm } from './break-down-form.tsx';
import { CarryOverForm } from './carry-over-form.tsx';
import { ClarifyForm } from './clarify-form.tsx';
import { DelegateForm } from './delegate-form.tsx';
import { DoneForm } from './done-form.tsx';
import { ForwardForm } from './forward-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { PartiesForm } from './parties-form.tsx';
import { PassStageForm } from './pass-stage-form.tsx';
import { ProgressForm } from './progress-form.tsx';
import {
  HandBackForm,
  InsistForm,
  ReopenForm,
  ReturnResultForm,
  SuspendForm,
  WithdrawForm,
} from './reason-forms.tsx';
import { ReplyForm } from './reply-form.tsx';
import { ResumeForm } from './resume-form.tsx';
import { StagesForm } from './stages-form.tsx';
import { TakeBackForm } from './take-back-form.tsx';

export interface ActFormProps {
  readonly task: Task;
  readonly onDone: (row: TaskRow) => void;
  readonly onCancel: () => void;
}

const FORMS = {
  accept: AcceptForm,
  forward: ForwardForm,
  hand_back: HandBackForm,
  delegate: DelegateForm,
  break_down: BreakDownForm,
  report_progress: ProgressForm,
  report_done: DoneForm,
  ask_extension: AskExtensionForm,
  explain: ExplainForm,
  insist: InsistForm,
  take_back: TakeBackForm,
  accept_result: AcceptResultForm,
  return_result: ReturnResultForm,
  decide_extension: DecideExtensionForm,
  demand_explanation: DemandForm,
  decide_explanation: DecideExplanationForm,
  reply: ReplyForm,
  edit_parties: PartiesForm,
  plan_stages: StagesForm,
  pass_stage: PassStageForm,
  clarify: ClarifyForm,
  suspend: SuspendForm,
  resume: ResumeForm,
  withdraw: WithdrawForm,
  merge: MergeForm,
  carry_over: CarryOverForm,
  reopen: ReopenForm,
} as const satisfies Record<TaskAct, (props: ActFormProps) => ReactNode>;

/** The form of an act, the same in the side sheet of a task and beside the list of what waits. */
export function ActForm({ act, ...props }: ActFormProps & { readonly act: TaskAct }) {
  const Form = FORMS[act];
  return <Form {...props} />;
}
