import {
  IconAlertTriangleFilled,
  IconArrowForwardUp,
  IconBan,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconClockCheck,
  IconPlayerPause,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../server/tasks/contract.ts';
import { number } from './format.ts';
import classes from './status-chip.module.css';

const ICONS = {
  HT_DUNG_HAN: IconCircleCheckFilled,
  HT_QUA_HAN: IconClockCheck,
  DTH_TRONG_HAN: IconCircleHalf2,
  DTH_KHONG_HAN: IconCircleDashed,
  DTH_QUA_HAN: IconAlertTriangleFilled,
  CHUYEN_KY: IconArrowForwardUp,
  THU_HOI: IconBan,
  TAM_DUNG: IconPlayerPause,
} as const satisfies Record<Status, ComponentType<IconProps>>;

/** The status of a task for a day (trạng thái): icon and word; only overdue is solid. */
export function StatusChip({ status, daysLate = 0 }: { status: Status; daysLate?: number }) {
  const Icon = ICONS[status];
  return (
    <span className={`${classes.chip} ${classes[status]}`}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <StatusWord status={status} daysLate={daysLate} />
    </span>
  );
}

/** The word of a status alone, with the days when it is late. */
export function StatusWord({ status, daysLate = 0 }: { status: Status; daysLate?: number }) {
  const { t } = useTranslation('kit');
  if (status === 'DTH_QUA_HAN' && daysLate > 0) {
    return t('status.DTH_QUA_HAN_days', { count: daysLate, days: number(daysLate) });
  }
  return t(`status.${status}`);
}
