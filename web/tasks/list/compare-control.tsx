import { Button, Popover } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../server/calendar/rules/day.ts';
import { periodAround } from '../../../server/calendar/rules/period.ts';
import type { useView } from '../../app/use-view.ts';
import { DayField } from '../../kit/date-field.tsx';
import { day } from '../../kit/format.ts';
import { useSeenDay } from '../use-seen-day.ts';
import classes from './list.module.css';

/** [So với..]: the day with which the list is compared; offered are a week ago and the ends of the last periods. */
export function CompareControl({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = useTranslation('tasks');
  const seen = useSeenDay();
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const offered = [
    ['compare.week', addDays(seen, -7)],
    ['compare.month', addDays(periodAround(seen, 'month').startsOn, -1)],
    ['compare.quarter', addDays(periodAround(seen, 'quarter').startsOn, -1)],
  ] as const;
  const go = (vs: string | null) => {
    view.set({ vs });
    setOpen(false);
  };
  if (view.vs !== null) {
    return (
      <Button variant="default" data-size="xs" onClick={() => go(null)}>
        {t('compare.stop')}
      </Button>
    );
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          data-size="xs"
          aria-expanded={open}
          leftSection={<IconGitCompare size={16} stroke={1.75} />}
          onClick={() => setOpen((before) => !before)}
        >
          {t('compare.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.panel}
          onSubmit={(event) => {
            event.preventDefault();
            if (picked !== null && picked < seen) go(picked);
          }}
        >
          {offered.map(([word, on]) => (
            <button key={word} type="button" className="link-button" onClick={() => go(on)}>
              {t(word)} ({day(on)})
            </button>
          ))}
          <DayField
            label={t('compare.pick')}
            value={picked}
            onChange={setPicked}
            error={
              picked !== null && picked >= seen
                ? t('compare.before', { day: day(seen) })
                : undefined
            }
          />
          <Button type="submit" variant="default" disabled={picked === null || picked >= seen}>
            {t('compare.go')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
