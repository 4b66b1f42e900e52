import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parsePeriod, sayPeriod } from '../../../server/calendar/rules/period.ts';
import { parseRecurrence } from '../../../server/calendar/rules/recurrence.ts';
import { sayRecurrence } from '../../../server/calendar/rules/recurrence-words.ts';
import {
  listOrderedDuties,
  listReadyRegimes,
  type OrderedDuty,
  type RegimeWords,
} from '../../../server/reporting/regime-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import classes from './regimes.module.css';

interface TakeOverSheetProps {
  readonly onClose: () => void;
  readonly onTake: (words: RegimeWords) => void;
}

/** Regimes that may be taken over: those that documents in force order, and those that come with the program. */
export function TakeOverSheet({ onClose, onTake }: TakeOverSheetProps) {
  const { t } = useTranslation('reporting');
  const ordered = useRead(listOrderedDuties, {});
  const ready = useRead(listReadyRegimes, {});
  return (
    <Sheet opened onClose={onClose} title={t('regimes.takeOver')}>
      <section>
        <h3>{t('take.ordered')}</h3>
        <p className="meta">{t('take.orderedHint')}</p>
        <ReadState query={ordered}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p>{t('take.orderedNone')}</p>
            ) : (
              <ul>
                {rows.map((duty) => (
                  <DutyOffer key={duty.provisionId} duty={duty} onTake={onTake} />
                ))}
              </ul>
            )
          }
        </ReadState>
      </section>
      <section className={classes.section}>
        <h3>{t('take.ready')}</h3>
        <p className="meta">{t('take.readyHint')}</p>
        <ReadState query={ready}>
          {({ rows }) => (
            <ul>
              {rows.map(({ key, about, words }) => (
                <li key={key} className={classes.offer}>
                  <strong>{words.name}</strong>
                  <span>{say(about)}</span>
                  <Button size="compact-sm" variant="default" onClick={() => onTake(words)}>
                    {t('take.use')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </ReadState>
      </section>
    </Sheet>
  );
}

function DutyOffer({
  duty,
  onTake,
}: {
  readonly duty: OrderedDuty;
  readonly onTake: TakeOverSheetProps['onTake'];
}) {
  const { t } = useTranslation('reporting');
  const facts = [
    duty.who && t('take.who', { who: duty.who }),
    duty.to && t('take.to', { to: duty.to }),
    duty.when.length > 0 && t('take.when', { when: duty.when.map(sayWhen).join(', ') }),
  ].filter(Boolean);
  return (
    <li className={classes.offer}>
      <strong>{duty.number ?? duty.title}</strong>
      <q>{duty.quote}</q>
      {facts.length > 0 && <span className="meta">{facts.join(' · ')}</span>}
      {duty.regimeId === null ? (
        <Button size="compact-sm" variant="default" onClick={() => onTake(duty.proposal)}>
          {t('take.use')}
        </Button>
      ) : (
        <span className="meta">{t('take.used')}</span>
      )}
    </li>
  );
}

/** A moment of a duty in words: `Hằng tháng, ngày 25`, `Quý IV/2021`, `15/12/2022`. */
function sayWhen(norm: string): string {
  const recurrence = parseRecurrence(norm);
  if (recurrence) {
    return say({ vi: sayRecurrence(recurrence, 'vi'), en: sayRecurrence(recurrence, 'en') });
  }
  const period = parsePeriod(norm);
  return period ? say({ vi: sayPeriod(period, 'vi'), en: sayPeriod(period, 'en') }) : norm;
}
