import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getObligation, type Obligation } from '../../../server/reporting/obligation-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, dayAndClock, say } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import classes from './obligations.module.css';
import { StandingMark } from './standing-mark.tsx';

interface ObligationSheetProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onUnlock: (id: string) => void;
}

/** One cell of the matrix: who owes what by when, where it stands, and the way to the report. */
export function ObligationSheet({ id, onClose, onUnlock }: ObligationSheetProps) {
  const { t } = useTranslation('reporting');
  const { asOf } = useAsOf();
  const found = useRead(getObligation, { params: { id }, query: { asOf: asOf ?? undefined } });
  const one = found.data;
  const mayUnlock = one?.mayUnlock === true && one.standing.kind === 'locked';
  return (
    <Sheet
      opened
      onClose={onClose}
      title={one ? one.regime.name : t('one.title')}
      acts={
        (mayUnlock || one?.submissionId) && (
          <>
            {one?.submissionId && (
              <Link to="/submissions/$id" params={{ id: one.submissionId }}>
                {t('one.openReport')}
              </Link>
            )}
            {mayUnlock && <Button onClick={() => onUnlock(id)}>{t('one.unlock')}</Button>}
          </>
        )
      }
    >
      <ReadState query={found}>{(shown) => <Facts one={shown} />}</ReadState>
    </Sheet>
  );
}

function Facts({ one }: { one: Obligation }) {
  const { t } = useTranslation('reporting');
  const { period, unlocked } = one;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('one.unit'), one.unit.name],
    [t('one.origin'), one.origin?.name ?? null],
    [t('one.to'), one.to.name],
    [t('one.period'), `${say(period.name)}. ${t('one.span', spanWords(period))}`],
    [t('one.due'), one.dueTime === null ? day(one.dueOn) : `${day(one.dueOn)} ${one.dueTime}`],
    [t('one.closes'), one.closesOn === null ? t('one.never') : day(one.closesOn)],
    [t('one.submitted'), one.submittedAt && dayAndClock(one.submittedAt)],
    [t('one.accepted'), one.acceptedAt && dayAndClock(one.acceptedAt)],
    [t('one.unlocked'), unlocked && t('one.unlockedBy', { ...unlocked, day: day(unlocked.until) })],
  ];
  return (
    <>
      <StandingMark standing={one.standing} />
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className={classes.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function spanWords({ from, to }: { readonly from: string; readonly to: string }) {
  return { from: day(from), to: day(to) };
}
