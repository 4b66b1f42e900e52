import { useTranslation } from 'react-i18next';
import { handBackTask, insistOnTask, returnResult } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { LongTextField } from '../../kit/form.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { LastReport } from './last-report.tsx';
import { SaidReason } from './said-reason.tsx';
import { type ActFormState, useActForm } from './use-act-form.ts';

/** A reason as the server takes it: at least five letters. */
const LEAST = 5;

interface Values {
  readonly [field: string]: unknown;
  readonly reason: string;
}

type ReasonAct = 'hand_back' | 'insist' | 'return_result';

interface ReasonFormProps extends ActFormProps {
  readonly act: ReasonAct;
  readonly endpoint: typeof handBackTask;
}

function ReasonForm({ act, endpoint, task, onDone, onCancel }: ReasonFormProps) {
  const { t } = useTranslation('tasks');
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
      <p className={classes.intro}>
        {t(`act.${act}.intro`, { unit: task.unit.name, assigner: task.assigner.name })}
      </p>
      {act === 'insist' && <SaidReason task={task} />}
      {act === 'return_result' && <LastReport task={task} />}
      <ReasonField state={state} act={act} />
    </ActFrame>
  );
}

function ReasonField({ state, act }: { state: ActFormState<Values>; act: ReasonAct }) {
  const { t } = useTranslation('tasks');
  return (
    <LongTextField
      form={state.form}
      name="reason"
      label={t(`act.${act}.reason`)}
      hint={t(`act.${act}.hint`)}
    />
  );
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
