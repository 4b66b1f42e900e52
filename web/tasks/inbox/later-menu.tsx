import { Button, Menu } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, isDay } from '../../../server/calendar/rules/day.ts';
import { weekdayName } from '../../../server/calendar/rules/week.ts';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import { usePreferences } from '../../app/preferences.ts';
import { DayField } from '../../kit/date-field.tsx';
import { day } from '../../kit/format.ts';
import { Dialog } from '../../kit/sheet.tsx';
import { lastLaterDay, laterDays } from './later.ts';

interface LaterMenuProps {
  readonly item: InboxItem;
  readonly today: Day;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onLater: (day: Day) => void;
}

/** [Để sau]: to a day that is offered or typed, never after the deadline. */
export function LaterMenu({ item, today, opened, onOpened, onLater }: LaterMenuProps) {
  const { t } = useTranslation(['tasks', 'kit']);
  const { language } = usePreferences();
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const dueOn = item.dueOn !== null && isDay(item.dueOn) ? item.dueOn : null;
  const offered = laterDays(today, dueOn);
  const last = lastLaterDay(today, dueOn);
  const isGood = picked !== null && isDay(picked) && picked > today && picked <= last;
  return (
    <>
      <Menu opened={opened} onChange={onOpened} position="top-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconClock size={16} stroke={1.75} />}>
            {t('tasks:later.act')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((each) => (
            <Menu.Item key={each} onClick={() => onLater(each)}>
              {each === dueOn
                ? t('tasks:later.due', { day: day(each) })
                : t('tasks:later.day', { weekday: weekdayName(each, language), day: day(each) })}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setPicking(true)}>{t('tasks:later.other')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog
        opened={picking}
        onClose={() => setPicking(false)}
        title={t('tasks:later.title')}
        acts={
          <Button
            disabled={!isGood}
            onClick={() => {
              if (picked !== null && isDay(picked)) onLater(picked);
              setPicking(false);
            }}
          >
            {t('tasks:later.act')}
          </Button>
        }
      >
        <DayField
          label={t('tasks:later.pick')}
          hint={t('tasks:later.most', { day: day(last) })}
          value={picked}
          onChange={setPicked}
          error={picked !== null && !isGood ? t('tasks:later.most', { day: day(last) }) : undefined}
        />
      </Dialog>
    </>
  );
}
