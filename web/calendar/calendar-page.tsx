import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDay, getCalendar } from '../../server/organisation/time-contract.ts';
import { useMe } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { DateField } from '../kit/date-field.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { ReadState } from '../kit/states.tsx';
import classes from './calendar.module.css';
import { ConfirmYearSheet } from './confirm-year-sheet.tsx';
import { LimitsSection } from './limits-section.tsx';
import { MarkDaySheet } from './mark-day-sheet.tsx';
import { RulesSection } from './rules-section.tsx';
import { UnmarkSheet } from './unmark-sheet.tsx';
import { YearTable } from './year-table.tsx';

type Opened =
  | { readonly sheet: 'confirm' }
  | { readonly sheet: 'mark'; readonly day: CalendarDay | null }
  | { readonly sheet: 'unmark'; readonly day: CalendarDay };

/** Lịch nghỉ: the days off and make-up days of a year with their sources, and how the body reckons time. */
export function Page() {
  const { t } = useTranslation('calendar');
  const { today } = useMe();
  const view = useView();
  const year = Number(view.filters.year?.[0] ?? today.slice(0, 4));
  const found = useRead(getCalendar, { query: { year } }, { keep: true });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [typed, setTyped] = useState('5 ngày làm việc');
  const goTo = (next: number) => view.setFilter('year', [String(next)]);
  return (
    <PageFrame
      title={t('title')}
      facts={
        <span className={classes.years}>
          <ActionIcon variant="subtle" aria-label={t('lastYear')} onClick={() => goTo(year - 1)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <strong aria-live="polite">{t('year', { year })}</strong>
          <ActionIcon variant="subtle" aria-label={t('nextYear')} onClick={() => goTo(year + 1)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        </span>
      }
      acts={
        found.data?.mayMark && (
          <>
            {found.data.days.some(({ sure }) => !sure) && (
              <Button variant="default" onClick={() => setOpened({ sheet: 'confirm' })}>
                {t('confirmYear')}
              </Button>
            )}
            <Button onClick={() => setOpened({ sheet: 'mark', day: null })}>{t('mark')}</Button>
          </>
        )
      }
    >
      <ReadState query={found} what={t('what')}>
        {(calendar) => (
          <div className={classes.columns}>
            <YearTable
              calendar={calendar}
              onMark={(day) => setOpened({ sheet: 'mark', day })}
              onUnmark={(day) => setOpened({ sheet: 'unmark', day })}
            />
            <div className={classes.side}>
              <DateField label={t('trial')} text={typed} onChange={(text) => setTyped(text)} />
              <RulesSection mayChange={calendar.mayMark} />
              <LimitsSection mayChange={calendar.mayMark} />
            </div>
            {opened?.sheet === 'mark' && (
              <MarkDaySheet
                day={opened.day}
                forAll={calendar.mayMarkForAll}
                onClose={() => setOpened(null)}
              />
            )}
            {opened?.sheet === 'confirm' && (
              <ConfirmYearSheet calendar={calendar} onClose={() => setOpened(null)} />
            )}
            {opened?.sheet === 'unmark' && (
              <UnmarkSheet day={opened.day} onClose={() => setOpened(null)} />
            )}
          </div>
        )}
      </ReadState>
    </PageFrame>
  );
}
