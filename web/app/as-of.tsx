import { IconCalendarEvent, IconChevronDown, IconHistory } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { DropDown } from '../kit/drop-down.tsx';
import { day } from '../kit/format.ts';
import classes from './shell.module.css';
import { useAsOf } from './use-view.ts';

const AsOfPanel = lazy(async () => ({ default: (await import('./as-of-panel.tsx')).AsOfPanel }));

/** "Hôm nay v": the day as of which every page is seen. */
export function AsOfControl() {
  const { t } = useTranslation('app');
  const { asOf } = useAsOf();
  const shown = asOf ? day(asOf) : t('asOf.today');
  return (
    <DropDown
      side="end"
      className={classes.bit}
      label={`${t('asOf.control')}: ${shown}`}
      face={
        <>
          <IconCalendarEvent size={18} stroke={1.75} aria-hidden />
          <span className={classes.asofText}>{shown}</span>
          <IconChevronDown size={16} aria-hidden className={classes.asofText} />
        </>
      }
    >
      {(close) => <AsOfPanel onDone={close} />}
    </DropDown>
  );
}

/** The strip that says, on every page, that a past day is seen and nothing can be changed. */
export function AsOfStrip() {
  const { t } = useTranslation('app');
  const { asOf, setAsOf } = useAsOf();
  if (asOf === null) return null;
  return (
    <div className={classes.asof} role="status">
      <IconHistory size={18} stroke={1.75} aria-hidden />
      <span>{t('asOf.strip', { day: day(asOf) })}</span>
      <button type="button" className="link-button" onClick={() => setAsOf(null)} data-screen>
        {t('asOf.back')}
      </button>
    </div>
  );
}
