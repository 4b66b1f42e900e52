import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameReportPeriod } from '../../../server/calendar/rules/report-period-words.ts';
import { parseReportPeriod } from '../../../server/calendar/rules/report-periods.ts';
import { getRegime, type Regime } from '../../../server/reporting/regime-contract.ts';
import { nameFrequency } from '../../../server/reporting/rules/frequency-words.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, dayAndClock, say } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import { spanOf } from '../obligations/matrix-columns.tsx';
import { CloseRegimeSheet } from './close-regime-sheet.tsx';
import { ConflictList } from './conflict-list.tsx';
import { RegimeEditor } from './regime-editor.tsx';
import classes from './regimes.module.css';

/** One regime: who reports to whom by when, coming periods, what contradicts the general rules, versions. */
export function RegimeSheet({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('reporting');
  const { asOf } = useAsOf();
  const [act, setAct] = useState<'change' | 'close' | null>(null);
  const found = useRead(getRegime, { params: { id }, query: { asOf: asOf ?? undefined } });
  const regime = found.data;
  if (regime && act === 'change') {
    return <RegimeEditor regime={regime} words={regime} onClose={() => setAct(null)} />;
  }
  if (regime && act === 'close') {
    return <CloseRegimeSheet regime={regime} onClose={() => setAct(null)} />;
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={regime?.name ?? t('regimes.title')}
      acts={
        regime && (
          <>
            <Link to="/obligations" search={{ 'f.regime': [id], view: 'all' }}>
              {t('regime.matrix')}
            </Link>
            {regime.mayDefine && (
              <>
                <Button variant="default" onClick={() => setAct('close')}>
                  {t('regime.close')}
                </Button>
                <Button onClick={() => setAct('change')}>{t('regime.change')}</Button>
              </>
            )}
          </>
        )
      }
    >
      <ReadState query={found}>{(shown) => <Facts regime={shown} />}</ReadState>
    </Sheet>
  );
}

function Facts({ regime }: { regime: Regime }) {
  const { t } = useTranslation('reporting');
  const { frequency, calendar, basis, origin, closeAfter } = regime;
  const often = say({ vi: nameFrequency(frequency, 'vi'), en: nameFrequency(frequency, 'en') });
  return (
    <>
      <p>
        {[often, t(`regimes.calendars.${calendar}`), regime.formCode, basis]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ConflictList conflicts={regime.conflicts} field="calendar" />
      <ConflictList conflicts={regime.conflicts} field="cutOff" />
      {origin && (
        <blockquote>
          {t('regime.origin', { number: origin.number ?? origin.title, quote: origin.quote })}{' '}
          <Link
            to="/directives/$id"
            params={{ id: origin.directiveId }}
            search={origin.span ? { at: `${origin.span.start}-${origin.span.end}` } : {}}
          >
            {t('regime.source')}
          </Link>
        </blockquote>
      )}
      <Levels regime={regime} />
      <section className={classes.section}>
        <h3>{t('regime.periods')}</h3>
        <ul>
          {regime.periods.map((period) => (
            <li key={period.key}>
              {t('regime.periodLine', {
                name: nameOf(period.key),
                span: spanOf(period),
                due: `${day(period.dueOn)}${period.dueTime === null ? '' : ` ${period.dueTime}`}`,
              })}
            </li>
          ))}
        </ul>
        <p className="meta">
          {closeAfter === null
            ? t('regime.neverCloses')
            : t('regime.closeAfter', { count: closeAfter })}
        </p>
      </section>
      <Part title={t('regime.content')} words={regime.content} />
      <Part title={t('regime.method')} words={regime.method} />
      <section className={classes.section}>
        <h3>{t('regime.outline')}</h3>
        <ol>
          {regime.outline.map(({ key, title }) => (
            <li key={key}>{title}</li>
          ))}
        </ol>
      </section>
      <section className={classes.section}>
        <h3>{t('regime.versions')}</h3>
        <ul>
          {regime.versions.map(({ version, by, since, rulesFrom }) => (
            <li key={version}>
              {t('regime.version', { version, by, at: dayAndClock(since), from: day(rulesFrom) })}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Levels({ regime }: { regime: Regime }) {
  const { t } = useTranslation('reporting');
  return (
    <section className={classes.section}>
      <h3>{t('regime.levels')}</h3>
      <ul>
        {regime.levels.map(({ units, some, due, receiver }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their place
          <li key={at}>
            <strong>{t('regime.level', { level: at + 1, count: units })}</strong>,{' '}
            {receiver ? t('regime.to', { name: receiver.name }) : t('regime.toAbove')}, {say(due)}
            <br />
            <span className="meta">
              {some.map(({ name }) => name).join(', ')}
              {units > some.length && ` ${t('regime.more', { count: units - some.length })}`}
            </span>
            <ConflictList conflicts={regime.conflicts} field="hops" hop={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ title, words }: { title: string; words: string }) {
  if (words === '') return null;
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      <p>{words}</p>
    </section>
  );
}

function nameOf(key: string): string {
  const period = parseReportPeriod(key);
  if (!period) return key;
  return say({ vi: nameReportPeriod(period, 'vi'), en: nameReportPeriod(period, 'en') });
}
