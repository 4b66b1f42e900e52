import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSubmissions } from '../../server/reporting/submission-contract.ts';
import { DayField } from '../kit/date-field.tsx';
import { day, say } from '../kit/format.ts';
import menu from './person-menu.module.css';
import { useRead } from './use-endpoint.ts';

interface DayChoiceProps {
  /** Days offered under a name, the nearest first. */
  readonly offered: readonly (readonly [name: string, day: string])[];
  /** What the field for any other day asks. */
  readonly label: string;
  readonly apply: string;
  readonly value: string | null;
  /** Why a day cannot be chosen, or null. */
  readonly check: (day: string) => string | null;
  readonly onDay: (day: string) => void;
  /** More ways out, below. */
  readonly children?: ReactNode;
}

/** Chooses a day: one that is offered, the day of a past report, or any other. */
export function DayChoice(props: DayChoiceProps) {
  const { offered, label, apply, value, check, onDay, children } = props;
  const { t } = useTranslation('compare');
  const [picked, setPicked] = useState<string | null>(value);
  const reports = useReportDays().filter(([, on]) => check(on) === null);
  const refused = picked === null ? null : check(picked);
  return (
    <form
      className={menu.menu}
      onSubmit={(event) => {
        event.preventDefault();
        if (picked !== null && refused === null) onDay(picked);
      }}
    >
      {offered.map(([name, on]) => (
        <button key={name} type="button" className="link-button" onClick={() => onDay(on)}>
          {name} ({day(on)})
        </button>
      ))}
      {reports.length > 0 && (
        <>
          <span className="meta">{t('reports')}</span>
          {reports.map(([name, on]) => (
            <button key={name} type="button" className="link-button" onClick={() => onDay(on)}>
              {name} ({day(on)})
            </button>
          ))}
        </>
      )}
      <DayField
        label={label}
        value={picked}
        onChange={setPicked}
        autoFocus
        {...(refused === null ? {} : { error: refused })}
      />
      <Button type="submit" variant="default" disabled={picked === null || refused !== null}>
        {apply}
      </Button>
      {children}
    </form>
  );
}

/** So many reports are offered; the register has the rest. */
const REPORTS = 4;

/** The last reports that were signed, each with the day on which it was: what it says was so then. */
function useReportDays(): (readonly [name: string, day: string])[] {
  const { t } = useTranslation('compare');
  const found = useRead(listSubmissions, { query: { sort: '-due', limit: 20 } });
  const days = (found.data?.rows ?? []).flatMap(({ title, period, signedOn }) =>
    signedOn === null ? [] : [[t('report', { title, period: say(period) }), signedOn] as const],
  );
  return [...new Map(days)].slice(0, REPORTS);
}
