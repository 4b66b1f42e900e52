import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../../server/calendar/rules/day.ts';
import { listTaskKinds, planStages, proposeStages } from '../../../server/tasks/contract.ts';
import { areStagesSound } from '../../../server/tasks/rules/stages.ts';
import { call } from '../../app/client.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId } from '../../kit/form.tsx';
import { day, say } from '../../kit/format.ts';
import { toastProblem } from '../../kit/toast.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { KindDays } from './kind-days.tsx';
import { useActForm } from './use-act-form.ts';

interface Step {
  readonly stage: string;
  readonly dueOn: string | null;
}

interface Values {
  readonly [field: string]: unknown;
  readonly kind: string;
  readonly stages: readonly Step[];
  readonly isTight: boolean;
}

/** Lập giai đoạn: the kind of work, and its days counted back from the deadline, each to be corrected. */
export function StagesForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const act = useAct(planStages);
  const found = useRead(listTaskKinds, {}).data;
  const kinds = found?.kinds ?? [];
  const open = task.stages.filter(({ doneOn }) => doneOn === null);
  const state = useActForm<Values>({
    act: 'plan_stages',
    task,
    first: { kind: task.stageKind ?? '', stages: open, isTight: false },
    check: ({ stages }) => {
      const days = stages.flatMap(({ dueOn }) => (dueOn !== null && isDay(dueOn) ? [dueOn] : []));
      const due = task.dueOn !== null && isDay(task.dueOn) ? task.dueOn : null;
      const isSound = days.length === stages.length && areStagesSound(days, due);
      const facts = { due: task.dueOn === null ? '–' : day(task.dueOn) };
      return isSound ? {} : { stages: t('life:stage.wrong', facts) };
    },
    send: ({ kind, stages }) =>
      act.mutateAsync({
        params: { id: task.id },
        body: {
          kind: kind || (task.stageKind ?? ''),
          stages: stages.flatMap(({ stage, dueOn }) => (dueOn === null ? [] : [{ stage, dueOn }])),
        },
      }),
    onDone,
  });
  const { form } = state;
  const { kind, stages, isTight } = form.values;
  const known = kinds.find(({ key }) => key === kind);
  const guessed = kinds.find(({ key }) => key === task.guessedKind);

  async function choose(next: string): Promise<void> {
    const passed = new Set(task.stages.filter(({ doneOn }) => doneOn !== null).map((s) => s.stage));
    const chosen = kinds.find(({ key }) => key === next);
    const blank = (chosen?.stages ?? []).map(({ key }) => ({ stage: key, dueOn: null }));
    form.set({ kind: next, stages: blank.filter(({ stage }) => !passed.has(stage)) });
    if (next === '') return;
    try {
      const query = { kind: next };
      const proposal = await call(proposeStages, { params: { id: task.id }, query });
      const proposed = proposal.stages.filter(({ stage }) => !passed.has(stage));
      form.set({ kind: next, stages: proposed, isTight: proposal.isTight });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== 'STAGES_UNKNOWN') toastProblem(problem);
    }
  }

  return (
    <ActFrame act="plan_stages" state={state} onCancel={onCancel}>
      <p className={classes.intro}>{t('life:next.plan_stages')}</p>
      {guessed && kind === '' && (
        <p>
          {t('life:stage.guessed', { kind: say(guessed.name) })}{' '}
          <Button variant="default" size="compact-sm" onClick={() => void choose(guessed.key)}>
            {t('life:stage.plan')}
          </Button>
        </p>
      )}
      <NativeSelect
        label={t('life:stage.kind')}
        data={[
          { value: '', label: t('life:stage.none') },
          ...kinds.map(({ key, name }) => ({ value: key, label: say(name) })),
        ]}
        value={kind}
        onChange={(event) => void choose(event.currentTarget.value)}
      />
      {isTight && <p className={classes.warn}>{t('life:stage.tight')}</p>}
      {kind !== '' && stages.some(({ dueOn }) => dueOn === null) && (
        <p className="meta">{t('life:stage.noDeadline')}</p>
      )}
      <div id={fieldId(form, 'stages')} className={classes.choice} tabIndex={-1}>
        {stages.map(({ stage, dueOn }) => (
          <DayField
            key={stage}
            label={say(known?.stages.find(({ key }) => key === stage)?.name ?? named(task, stage))}
            value={dueOn}
            onChange={(next) =>
              form.set({
                stages: stages.map((each) =>
                  each.stage === stage ? { ...each, dueOn: next } : each,
                ),
              })
            }
          />
        ))}
      </div>
      {known && found?.mayEdit && <KindDays key={known.key} kind={known} />}
      {form.errorOf('stages') !== undefined && (
        <p className={classes.warn}>{form.errorOf('stages')}</p>
      )}
    </ActFrame>
  );
}

function named(task: ActFormProps['task'], stage: string) {
  return task.stages.find((each) => each.stage === stage)?.name ?? { vi: stage, en: stage };
}
