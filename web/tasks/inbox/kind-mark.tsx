import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBellRinging,
  IconCalendarPlus,
  IconInbox,
  IconMessageQuestion,
  IconMessages,
  IconPencil,
  type IconProps,
  IconSend,
  IconStairs,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import classes from './inbox.module.css';

const ICONS = {
  accept: IconInbox,
  decide_hand_back: IconArrowBackUp,
  decide_result: IconSend,
  report: IconPencil,
  returned: IconArrowForwardUp,
  reply: IconMessages,
  stage: IconStairs,
  decide_extension: IconCalendarPlus,
  decide_explanation: IconMessageQuestion,
  explain: IconMessageQuestion,
  answer_urging: IconBellRinging,
} as const satisfies Record<InboxItem['kind'], ComponentType<IconProps>>;

/** What is asked of the post: icon and word. */
export function KindMark({ kind }: { kind: InboxItem['kind'] }) {
  const { t } = useTranslation('tasks');
  const Icon = ICONS[kind];
  return (
    <span className={classes.kind}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`inbox.kind.${kind}`)}
    </span>
  );
}
