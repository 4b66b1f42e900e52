import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import { day } from '../../kit/format.ts';
import { toast } from '../../kit/toast.tsx';
import { LaterMenu } from './later-menu.tsx';
import type { useLater } from './use-later.ts';

interface LaterControlProps {
  readonly item: InboxItem;
  readonly later: ReturnType<typeof useLater>;
  readonly isLater: boolean;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  /** The item leaves the list that is shown. */
  readonly onLeave: () => void;
}

/** [Để sau] in the list of what waits, [Đưa lại] in the list of what was put off. */
export function LaterControl(props: LaterControlProps) {
  const { item, later, isLater, opened, onOpened, onLeave } = props;
  const { t } = useTranslation('tasks');
  if (later.today === null) return null;
  if (isLater) {
    return (
      <Button
        variant="default"
        onClick={() => {
          onLeave();
          later.bringBack(item);
        }}
      >
        {t('later.back')}
      </Button>
    );
  }
  return (
    <LaterMenu
      item={item}
      today={later.today}
      opened={opened}
      onOpened={onOpened}
      onLater={(until) => {
        onLeave();
        later.putOff(item, until);
        toast(t('later.done', { day: day(until) }), { undo: () => later.bringBack(item) });
      }}
    />
  );
}
