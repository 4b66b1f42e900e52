import {
  IconAnchor,
  IconArrowBackUp,
  IconCalendarPlus,
  IconFileOff,
  IconHourglassLow,
  IconInbox,
  IconMessageQuestion,
  type IconProps,
  IconSend,
  IconStairs,
  IconZzz,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flag } from '../../server/tasks/contract.ts';
import classes from './status-chip.module.css';

const ICONS = {
  DUE_SOON: IconHourglassLow,
  NOT_ACCEPTED: IconInbox,
  AWAITING_RESULT: IconSend,
  HANDED_BACK: IconArrowBackUp,
  SILENT: IconZzz,
  NO_EVIDENCE: IconFileOff,
  IDLE_UNDATED: IconZzz,
  WAITS_ANCHOR: IconAnchor,
  LATE_STAGE: IconStairs,
  EXTENSION_ASKED: IconCalendarPlus,
  EXPLANATION_WAITS: IconMessageQuestion,
} as const satisfies Record<Flag, ComponentType<IconProps>>;

/** What stands beside a status and asks for attention (cờ): icon and word, no fill. */
export function FlagMark({ flag }: { flag: Flag }) {
  const { t } = useTranslation('kit');
  const Icon = ICONS[flag];
  return (
    <span className={`${classes.flag} ${classes[flag] ?? ''}`}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(`flag.${flag}`)}
    </span>
  );
}
