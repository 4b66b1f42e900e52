import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTaskKinds, setTaskKind, type TaskKind } from '../../../server/tasks/contract.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './acts.module.css';

/** How long the stages of a kind usually take in this authority, in working days: data, not a constant. */
export function KindDays({ kind }: { kind: TaskKind }) {
  const { t } = useTranslation(['life', 'kit']);
  const [days, setDays] = useState(() => kind.stages.map((stage) => stage.days));
  const act = useAct(setTaskKind, { stale: [listTaskKinds] });
  const save = async (next: number[] | null): Promise<void> => {
    try {
      const saved = await act.mutateAsync({ params: { key: kind.key }, body: { days: next } });
      setDays(saved.stages.map((stage) => stage.days));
      toast(t('life:stage.lengthsSaved'));
    } catch (error) {
      toastProblem(asProblem(error));
    }
  };
  return (
    <details>
      <summary>{t('life:stage.lengths', { kind: say(kind.name) })}</summary>
      <div className={classes.choice}>
        {kind.stages.map((stage, index) => (
          <NumberInput
            key={stage.key}
            label={say(stage.name)}
            min={0}
            max={400}
            value={days[index] ?? 0}
            onChange={(value) =>
              setDays((before) => before.map((old, at) => (at === index ? Number(value) : old)))
            }
          />
        ))}
        <span className={classes.partyActs}>
          <Button variant="default" onClick={() => void save(days)}>
            {t('kit:act.save')}
          </Button>
          {kind.isOwn && (
            <Button variant="default" onClick={() => void save(null)}>
              {t('life:stage.lengthsUsual')}
            </Button>
          )}
        </span>
      </div>
    </details>
  );
}
