import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setWeights, type TaskRow, Weight } from '../../../server/tasks/contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { number } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/notices.ts';
import { Dialog } from '../../kit/sheet.tsx';
import classes from './whole.module.css';

interface WeightsDialogProps {
  readonly taskId: string;
  readonly parts: readonly TaskRow[];
  readonly onClose: () => void;
}

/** What is typed as a weight: null where it stands empty, undefined where it is no weight. */
export function weightOf(typed: string): number | null | undefined {
  const bare = typed.trim();
  if (bare === '') return null;
  return /^\d{1,4}$/.test(bare) ? Weight.safeParse(Number(bare)).data : undefined;
}

/** Trọng số: every part with its number, saved all at once. */
export function WeightsDialog({ taskId, parts, onClose }: WeightsDialogProps) {
  const { t } = useTranslation('ties');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const act = useAct(setWeights, {
    onDone: () => {
      toast(t('weights.saved'));
      onClose();
    },
  });
  const now = (part: TaskRow) => typed[part.id] ?? (part.weight === null ? '' : `${part.weight}`);
  const wrong = parts.some((part) => weightOf(now(part)) === undefined);

  function save(): void {
    const weights = parts.flatMap((part) => {
      const weight = weightOf(now(part));
      return weight === undefined || weight === part.weight ? [] : [{ id: part.id, weight }];
    });
    if (weights.length === 0) onClose();
    else act.mutate({ params: { id: taskId }, body: { weights } }, { onError: toastProblem });
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('weights.title')}
      size="40rem"
      acts={
        <Button onClick={save} disabled={wrong} loading={act.isPending}>
          {t('weights.save')}
        </Button>
      }
    >
      <p className="meta">
        {t('weights.hint')}{' '}
        {parts.length >= 100 && t('weights.only', { count: parts.length, of: number(100) })}
      </p>
      <div className={classes.weightRows}>
        {parts.map((part) => (
          <WeightRow
            key={part.id}
            part={part}
            value={now(part)}
            onChange={(value) => setTyped((before) => ({ ...before, [part.id]: value }))}
          />
        ))}
      </div>
    </Dialog>
  );
}

function WeightRow(props: { part: TaskRow; value: string; onChange: (value: string) => void }) {
  const { part, value, onChange } = props;
  const { t } = useTranslation('ties');
  return (
    <>
      <span>
        <span className="two-lines">{part.title}</span>
        <span className="meta">{part.unit.name}</span>
      </span>
      <TextInput
        aria-label={t('weights.of', { title: part.title })}
        inputMode="numeric"
        placeholder="1"
        value={value}
        error={weightOf(value) === undefined ? t('weights.wrong') : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  );
}
