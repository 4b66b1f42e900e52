import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../../server/calendar/rules/day.ts';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import { day } from '../../kit/format.ts';
import { toast } from '../../kit/toast.tsx';
import classes from './inbox.module.css';
import { laterDays } from './later.ts';
import type { useLater } from './use-later.ts';

const LaterMenu = lazy(async () => ({ default: (await import('./later-menu.tsx')).LaterMenu }));

interface LaterControlProps {
  readonly item: InboxItem;
  readonly later: ReturnType<typeof useLater>;
  readonly isLater: boolean;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  /** The item leaves the list that is shown. */
  readonly onLeave: () => void;
}

/**
 * [Để sau] in the list of what waits, [Đưa lại] in the list of what was put off.
 * Where no day is left before the deadline, the reason stands in its place.
 */
export function LaterControl(props: LaterControlProps) {
  const { item, later, isLater, opened, onOpened, onLeave } = props;
  const { t } = useTranslation('tasks');
  const [asked, setAsked] = useState(opened);
  if (later.today === null) return null;
  if (isLater) {
    return (
      <Button
        variant="default"
        onClick={() => {
          onLeave();
          void later.bringBack(item);
        }}
      >
        {t('later.back')}
      </Button>
    );
  }
  const dueOn = item.dueOn !== null && isDay(item.dueOn) ? item.dueOn : null;
  if (laterDays(later.today, dueOn).length === 0) {
    return <span className={`meta ${classes.tooLate}`}>{t('later.tooLate')}</span>;
  }
  const face = (
    <Button
      variant="default"
      leftSection={<IconClock size={16} stroke={1.75} />}
      aria-haspopup="menu"
      onClick={() => {
        setAsked(true);
        onOpened(true);
      }}
    >
      {t('later.act')}
    </Button>
  );
  if (!asked && !opened) return face;
  return (
    <Suspense fallback={face}>
      <LaterMenu
        item={item}
        today={later.today}
        opened={opened}
        onOpened={onOpened}
        onLater={(until) => {
          onLeave();
          void later.putOff(item, until);
          toast(t('later.done', { day: day(until) }), {
            undo: () => void later.bringBack(item),
          });
        }}
      />
    </Suspense>
  );
}
