import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkTask } from '../../../server/indicators/link-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toast } from '../../kit/notices.ts';
import { Dialog } from '../../kit/sheet.tsx';
import classes from '../allocation/allocation.module.css';

interface NoteDialogProps {
  readonly indicatorId: string;
  readonly taskId: string;
  /** The other end of the link, by name. */
  readonly title: string;
  readonly onClose: () => void;
}

/** How a task moves an indicator, in a sentence, before the two are linked. */
export function NoteDialog({ indicatorId, taskId, title, onClose }: NoteDialogProps) {
  const { t } = useTranslation('allocation');
  const [note, setNote] = useState('');
  const act = useAct(linkTask, {
    onDone: () => {
      toast(t('links.added'));
      onClose();
    },
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      acts={
        <Button
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: indicatorId }, body: { taskId, note } })}
        >
          {t('links.save')}
        </Button>
      }
    >
      <div className={classes.stack}>
        <TextInput
          label={t('links.note')}
          description={t('links.noteHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data-autofocus
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {act.error && (
          <p className={classes.bad} role="alert">
            {act.error.sentence}
          </p>
        )}
      </div>
    </Dialog>
  );
}
