import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TaskState } from '../../../server/tasks/contract.ts';
import { ConflictDialog } from '../../kit/conflict-dialog.tsx';
import { clock, day, number } from '../../kit/format.ts';
import { Dialog } from '../../kit/sheet.tsx';
import type { ActConflict } from './use-act-form.ts';

interface ActConflictProps {
  readonly conflict: ActConflict | null;
  readonly mine: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  readonly onMerge: (chosen: Record<string, unknown>, version: number) => void;
}

/** Someone saved first: what they did where nothing is left to decide, otherwise both sides to choose from. */
export function ActConflictView({ conflict, mine, onClose, onMerge }: ActConflictProps) {
  const { t } = useTranslation('tasks');
  const client = useQueryClient();
  const names: Record<string, string> = {
    state: t('conflict.state'),
    unit_id: t('conflict.unit'),
    officer_id: t('conflict.officer'),
    due_on: t('conflict.due'),
    percent: t('conflict.percent'),
    finished_on: t('conflict.finished'),
  };
  const decided = conflict?.decided ?? null;
  if (conflict !== null && decided !== null) {
    const { savedBy, savedAt } = conflict.difference;
    const look = () => {
      onClose();
      void client.invalidateQueries();
    };
    return (
      <Dialog
        opened
        onClose={onClose}
        title={t('conflict.decidedTitle')}
        acts={<Button onClick={look}>{t('conflict.look')}</Button>}
      >
        <p>
          {t('conflict.decided', {
            name: savedBy,
            at: clock(savedAt),
            state: t(`state.${decided}`).toLowerCase(),
          })}
        </p>
        <p>{t('conflict.decidedKept')}</p>
      </Dialog>
    );
  }
  const difference = conflict && {
    ...conflict.difference,
    fields: conflict.difference.fields.map((each) =>
      each.field in mine ? { ...each, yours: mine[each.field] } : each,
    ),
  };
  return (
    <ConflictDialog
      difference={difference}
      nameOf={(field) => names[field] ?? field}
      say={(field, value) => {
        if (value === null || value === undefined) return '';
        const state = TaskState.safeParse(value).data;
        if (field === 'state' && state) return t(`state.${state}`);
        if (field === 'percent') return `${number(Number(value))} %`;
        return typeof value === 'string' ? day(value.slice(0, 10)) : String(value);
      }}
      onClose={onClose}
      onMerge={onMerge}
    />
  );
}
