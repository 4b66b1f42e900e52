import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  callOffReorganisation,
  executeReorganisation,
  previewReorganisation,
  previewUndo,
  type Reorganisation,
  undoReorganisation,
} from '../../server/succession/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { day, number, say } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import classes from './succession.module.css';

interface SheetProps {
  readonly reorganisation: Reorganisation;
  readonly onClose: () => void;
}

/** Thực hiện: what will happen, said once more, then done. */
export function ExecuteSheet(props: SheetProps & { readonly isLater: boolean }) {
  const { reorganisation, isLater, onClose } = props;
  const { t } = useTranslation('succession');
  const { t: kit } = useTranslation('kit');
  const { id, version, onDay } = reorganisation;
  const preview = useRead(previewReorganisation, { params: { id } });
  const execute = useAct(executeReorganisation);
  const worklist = preview.data?.worklist ?? 0;
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('act.execute')}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button
            loading={execute.isPending}
            onClick={() =>
              void execute.mutateAsync({ params: { id }, body: { version } }).then((done) => {
                toast(
                  done.state === 'executed'
                    ? t('execute.moved', { count: done.moved })
                    : t('execute.scheduled'),
                );
                onClose();
              }, toastProblem)
            }
          >
            {isLater ? t('act.executeOn', { day: day(onDay) }) : t('act.execute')}
          </Button>
        </>
      }
    >
      <p>{isLater ? t('execute.later', { day: day(onDay) }) : t('execute.now')}</p>
      {worklist > 0 && <p>{t('execute.waiting', { count: worklist })}</p>}
    </Sheet>
  );
}

interface Reason {
  readonly [field: string]: unknown;
  readonly reason: string;
}

/** Takes a plan back to a draft, or drops it. */
export function CallOffSheet(props: SheetProps & { readonly to: 'draft' | 'dropped' }) {
  const { reorganisation, to, onClose } = props;
  const { t } = useTranslation('succession');
  const callOff = useAct(callOffReorganisation);
  const { id, version } = reorganisation;
  const form = useReason(`call-off:${id}`);
  return (
    <SheetForm
      form={form}
      title={t(to === 'draft' ? 'act.callOff' : 'act.drop')}
      send={t(to === 'draft' ? 'act.callOff' : 'act.drop')}
      onClose={onClose}
      onSend={({ reason }) =>
        callOff.mutateAsync({ params: { id }, body: { version, reason, to } })
      }
    >
      <LongTextField form={form} name="reason" label={t('form.reason')} />
    </SheetForm>
  );
}

/** Hoàn lại: what goes back, and what was changed since and does not. */
export function UndoSheet({ reorganisation, onClose }: SheetProps) {
  const { t } = useTranslation('succession');
  const { id, version } = reorganisation;
  const preview = useRead(previewUndo, { params: { id } });
  const undo = useAct(undoReorganisation);
  const form = useReason(`undo-reorganisation:${id}`);
  const hindrances = preview.data?.hindrances ?? [];
  const evenSo = hindrances.length > 0;
  return (
    <SheetForm
      form={form}
      title={t('act.undo')}
      send={t(evenSo ? 'act.undoEvenSo' : 'act.undo')}
      onClose={onClose}
      blocked={!preview.data}
      onSend={async ({ reason }) => {
        const body = { version, reason, evenSo };
        const done = await undo.mutateAsync({ params: { id }, body });
        toast(t('undo.restored', { count: done.restored }));
      }}
    >
      <ReadState query={preview} what={t('act.undo')}>
        {({ kinds }) => (
          <>
            <p>{t('undo.back', { count: kinds.reduce((sum, { count }) => sum + count, 0) })}</p>
            <ul className={classes.lines}>
              {kinds.map(({ kind, count }) => (
                <li key={kind}>
                  {t(`kind.${kind}`)} {number(count)}
                </li>
              ))}
            </ul>
            {evenSo && (
              <>
                <p>{t('undo.hindered', { count: hindrances.length })}</p>
                <ul className={classes.lines}>
                  {hindrances.map((each) => (
                    <li key={`${each.kind} ${each.id}`}>
                      {each.address ? <Link to={each.address}>{each.title}</Link> : each.title}:{' '}
                      {say(each)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </ReadState>
      <LongTextField form={form} name="reason" label={t('form.reason')} />
    </SheetForm>
  );
}

function useReason(key: string) {
  const { t } = useTranslation('succession');
  return useForm<Reason>({
    key,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 3 ? { reason: t('form.missing') } : {}),
  });
}
