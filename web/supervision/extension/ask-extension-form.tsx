import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deadline } from '../../../server/calendar/rules/deadline.ts';
import { deadlineFromText } from '../../../server/calendar/rules/deadline-text.ts';
import { askExtension } from '../../../server/tasks/contract.ts';
import { getOverdueSettings } from '../../../server/tasks/overdue-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { DateField } from '../../kit/date-field.tsx';
import { LongTextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import type { ActFormProps } from '../../tasks/acts/act-form.tsx';
import { ActFrame } from '../../tasks/acts/act-frame.tsx';
import classes from '../../tasks/acts/acts.module.css';
import { useActForm } from '../../tasks/acts/use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly deadline: string;
  readonly reason: string;
}

/** Xin gia hạn: a new deadline with its precision and the reason; which time it is and who decides stand above. */
export function AskExtensionForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['supervision', 'tasks']);
  const act = useAct(askExtension);
  const settings = useRead(getOverdueSettings, {});
  const due = day(task.dueOn ?? '');
  const [read, setRead] = useState<Deadline | null>(null);
  const state = useActForm<Values>({
    act: 'ask_extension',
    task,
    first: { deadline: '', reason: '' },
    check: ({ deadline, reason }) => {
      const fault = faultOf(readOf(deadline), task.dueOn);
      return {
        ...(fault ? { deadline: t(`supervision:extension.${fault}`, { due }) } : {}),
        ...(reason.trim().length < 5 ? { reason: t('tasks:act.reasonShort') } : {}),
      };
    },
    send: ({ deadline, reason }) => {
      const asked = read ?? readOf(deadline);
      if (asked === null) throw new Error('A deadline that was checked could not be read');
      const { raw, kind, precision, norm, startsOn, dueOn } = asked;
      const shape = { raw, kind, precision, norm, startsOn, dueOn };
      return act.mutateAsync({ params: { id: task.id }, body: { deadline: shape, reason } });
    },
    onDone,
  });
  const { form } = state;
  const nth = granted(task) + 1;
  const most = settings.data?.policy.extensionsMost;
  return (
    <ActFrame act="ask_extension" state={state} onCancel={onCancel}>
      <p className={classes.intro}>
        {t(most == null ? 'supervision:extension.policyFree' : 'supervision:extension.policy', {
          ...{ nth, most: most ?? '', decider: task.assigner.name },
        })}
      </p>
      <DateField
        label={t('supervision:extension.newDay')}
        hint={t('supervision:extension.newDayHint', { due })}
        text={form.values.deadline}
        error={form.errorOf('deadline')}
        onChange={(deadline, next) => {
          setRead(next);
          form.set({ deadline });
        }}
      />
      <LongTextField form={form} name="reason" label={t('supervision:extension.reason')} />
    </ActFrame>
  );
}

function granted({ supervised }: ActFormProps['task']): number {
  return supervised.extensions.filter(({ state }) => state === 'granted' || state === 'shortened')
    .length;
}

function readOf(text: string): Deadline | null {
  const read = deadlineFromText(text);
  return read.ok ? read.deadline : null;
}

function faultOf(read: Deadline | null, due: string | null): 'unread' | 'notLater' | null {
  if (read === null || read.dueOn === null || read.kind === 'RECURRING') return 'unread';
  return due !== null && read.dueOn <= due ? 'notLater' : null;
}
