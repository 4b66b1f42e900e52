import { useTranslation } from 'react-i18next';
import {
  handBackTask,
  insistOnTask,
  reopenTask,
  returnResult,
  suspendTask,
  withdrawTask,
} from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { LongTextField } from '../../kit/form.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { LastReport } from './last-report.tsx';
import { SaidReason } from './said-reason.tsx';
import { useActForm } from './use-act-form.ts';

/** A reason as the server takes it: at least five letters. */
const LEAST = 5;

interface Values {
  readonly [field: string]: unknown;
  readonly reason: string;
}

type ReasonAct = 'hand_back' | 'insist' | 'return_result' | 'suspend' | 'withdraw' | 'reopen';

interface ReasonFormProps extends ActFormProps {
  readonly act: ReasonAct;
  readonly endpoint: typeof handBackTask;
}

/** An act that needs nothing but its reason: what happens next stands above it. */
function ReasonForm({ act, endpoint, task, onDone, onCancel }: ReasonFormProps) {
  const { t } = useTranslation('tasks');
  const words = useReasonWords(act, task);
  const send = useAct(endpoint);
  const state = useActForm<Values>({
    act,
    task,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < LEAST ? { reason: t('act.reasonShort') } : {}),
    send: ({ reason }, version) =>
      send.mutateAsync({ params: { id: task.id }, body: { version, reason } }),
    onDone,
  });
  return (
    <ActFrame act={act} state={state} onCancel={onCancel}>
      <p className={classes.intro}>{words.intro}</p>
      {act === 'insist' && <SaidReason task={task} />}
      {(act === 'return_result' || act === 'reopen') && <LastReport task={task} />}
      <LongTextField form={state.form} name="reason" label={words.label} hint={words.hint} />
    </ActFrame>
  );
}

function useReasonWords(act: ReasonAct, task: ActFormProps['task']) {
  const { t } = useTranslation(['tasks', 'life']);
  const names = { unit: task.unit.name, assigner: task.assigner.name };
  switch (act) {
    case 'hand_back':
    case 'insist':
    case 'return_result':
      return {
        intro: t(`tasks:act.${act}.intro`, names),
        label: t(`tasks:act.${act}.reason`),
        hint: t(`tasks:act.${act}.hint`),
      };
    case 'suspend':
    case 'withdraw':
    case 'reopen':
      return {
        intro: t(`life:next.${act}`, names),
        label: t('life:reason.label'),
        hint: t('life:reason.hint'),
      };
  }
}

/** Trả lại: the unit hands the task back, with the reason that the assigner will read. */
export function HandBackForm(props: ActFormProps) {
  return <ReasonForm act="hand_back" endpoint={handBackTask} {...props} />;
}

/** Giữ nguyên: the assigner keeps the task with the unit. */
export function InsistForm(props: ActFormProps) {
  return <ReasonForm act="insist" endpoint={insistOnTask} {...props} />;
}

/** Chưa đạt: the assigner returns the result. */
export function ReturnResultForm(props: ActFormProps) {
  return <ReasonForm act="return_result" endpoint={returnResult} {...props} />;
}

/** Tạm dừng: the assigner lets the task rest, its parts with it. */
export function SuspendForm(props: ActFormProps) {
  return <ReasonForm act="suspend" endpoint={suspendTask} {...props} />;
}

/** Thu hồi: the assigner takes the task off, its parts with it. */
export function WithdrawForm(props: ActFormProps) {
  return <ReasonForm act="withdraw" endpoint={withdrawTask} {...props} />;
}

/** Mở lại: a result that was accepted proved wrong. */
export function ReopenForm(props: ActFormProps) {
  return <ReasonForm act="reopen" endpoint={reopenTask} {...props} />;
}
