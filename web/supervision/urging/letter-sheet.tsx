import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getUrging,
  listUrgings,
  receiveUrging,
  seeUrging,
  type Urging,
  type UrgingRecipient,
  urgingPaper,
} from '../../../server/supervision/urging-contract.ts';
import { getInbox } from '../../../server/tasks/contract.ts';
import { addressOf } from '../../app/client.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, dayAndClock } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import { StatusChip } from '../../kit/status-chip.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from '../supervision.module.css';
import { AnswerForm } from './answer-form.tsx';
import { RecipientMark } from './recipient-mark.tsx';

const PaperView = lazy(async () => ({
  default: (await import('../../kit/paper/paper-view.tsx')).PaperView,
}));

/** Readings that an answer makes old. */
const STALE = [listUrgings, getUrging, getInbox];

interface LetterSheetProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One letter: whom it reached and what came back above, the answer below, the document at the end. */
export function LetterSheet({ id, onClose }: LetterSheetProps) {
  const { asOf } = useAsOf();
  const letter = useRead(getUrging, { params: { id }, query: { asOf: asOf ?? undefined } });
  return (
    <Sheet opened onClose={onClose} title={letter.data?.symbol ?? ''}>
      <ReadState query={letter}>{(found) => <Letter letter={found} />}</ReadState>
    </Sheet>
  );
}

function Letter({ letter }: { readonly letter: Urging }) {
  const { t } = useTranslation('supervision');
  const [isPaperShown, setPaperShown] = useState(false);
  const mine = letter.recipients.find(({ mayAnswer }) => mayAnswer);
  useSeen(letter, mine);
  return (
    <div className={classes.body}>
      <p>
        <strong>{letter.subject}</strong>
        <br />
        <span className="meta">
          {letter.unit.name}, {day(letter.sentOn)} · {t('urging.answerBy')} {day(letter.answerBy)}
        </span>
      </p>
      <ul className={classes.list} aria-label={t('urging.recipients')}>
        {letter.recipients.map((each) => (
          <Recipient key={each.unit.id} recipient={each} />
        ))}
      </ul>
      {mine && <Reply letter={letter} mine={mine} />}
      <h3>{t('urging.list')}</h3>
      <ol className={classes.list}>
        {letter.list.map((each) => (
          <li key={`${each.kind}:${each.id}`}>
            {each.kind === 'task' && each.status !== null ? (
              <Link to="/tasks/$id" params={{ id: each.id }}>
                {each.title}
              </Link>
            ) : (
              each.title
            )}
            <p className="meta">
              {each.status !== null && <StatusChip status={each.status} />} {each.unit.name}
              {each.daysLate > 0 && ` · ${t('urging.late', { count: each.daysLate })}`} ·{' '}
              {each.movedOn === null
                ? t('urging.notMoved')
                : t('urging.movedOn', { day: day(each.movedOn) })}
            </p>
          </li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => setPaperShown((before) => !before)}>
          {t(isPaperShown ? 'urging.hide' : 'urging.look')}
        </Button>
        {(['docx', 'pdf'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            component="a"
            href={addressOf(urgingPaper, { params: { id: letter.id }, query: { format } })}
            download
          >
            {t(`urging.${format}`)}
          </Button>
        ))}
      </div>
      {isPaperShown && (
        <Suspense fallback={null}>
          <div className={classes.paper}>
            <PaperView paper={letter.paper} />
          </div>
        </Suspense>
      )}
    </div>
  );
}

/** Opening the letter is what the sender is told as "đã xem", once. */
function useSeen(letter: Urging, mine: UrgingRecipient | undefined): void {
  const { mutate: see } = useAct(seeUrging, { stale: [listUrgings] });
  const isNew = mine !== undefined && mine.seenAt === null;
  useEffect(() => {
    if (isNew) see({ params: { id: letter.id } });
  }, [isNew, letter.id, see]);
}

function Recipient({ recipient }: { readonly recipient: UrgingRecipient }) {
  const { t } = useTranslation('supervision');
  const { unit, tasks, state, moved, answer, answered, escalatedTo } = recipient;
  return (
    <li>
      <strong>{unit.name}</strong> <RecipientMark state={state} />
      <p className="meta">
        {t('urging.tasks')} {tasks} · {t('urging.moved')}{' '}
        {t('urging.movedOf', { moved, of: tasks })}
        {escalatedTo !== null && ` · ${t('urging.escalated', { unit: escalatedTo.name })}`}
      </p>
      {answer !== null && answered !== null && (
        <>
          <p>“{answer}”</p>
          <p className="meta">
            {t('urging.answeredBy', {
              ...{ name: answered.name, post: answered.post, at: dayAndClock(answered.at) },
            })}
          </p>
        </>
      )}
    </li>
  );
}

function Reply({ letter, mine }: { readonly letter: Urging; readonly mine: UrgingRecipient }) {
  const { t } = useTranslation('supervision');
  const [isAnswering, setAnswering] = useState(false);
  const receive = useAct(receiveUrging, { stale: STALE });
  if (isAnswering) {
    return <AnswerForm letter={letter} stale={STALE} onClose={() => setAnswering(false)} />;
  }
  return (
    <div className={classes.buttons}>
      {mine.receivedAt === null && (
        <Button
          variant="default"
          loading={receive.isPending}
          onClick={() =>
            receive.mutate(
              { params: { id: letter.id } },
              {
                onSuccess: () => toast(t('urging.receivedDone', { symbol: letter.symbol })),
                onError: toastProblem,
              },
            )
          }
        >
          {t('urging.receive')}
        </Button>
      )}
      <Button onClick={() => setAnswering(true)}>{t('urging.answer')}</Button>
    </div>
  );
}
