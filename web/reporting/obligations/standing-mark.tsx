import {
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleDotted,
  IconClockCheck,
  IconHourglassHigh,
  IconLock,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationStanding, StandingKind } from '../../../server/reporting/rules/standing.ts';
import { sayStanding } from '../../../server/reporting/rules/standing-words.ts';
import { day, say } from '../../kit/format.ts';
import classes from './obligations.module.css';

const ICONS = {
  ahead: IconCircleDotted,
  waiting: IconCircleDashed,
  overdue: IconAlertTriangleFilled,
  locked: IconLock,
  returned: IconArrowBackUp,
  submitted: IconHourglassHigh,
  accepted: IconCircleCheckFilled,
} as const satisfies Record<StandingKind, ComponentType<IconProps>>;

interface StandingMarkProps {
  readonly standing: ObligationStanding;
  readonly unlockedUntil?: string | null;
}

/** How a report stands: a shape and its word; only what is overdue is solid. */
export function StandingMark({ standing, unlockedUntil = null }: StandingMarkProps) {
  const { t } = useTranslation('reporting');
  const cameLate = standing.kind === 'accepted' && standing.onTime === false;
  const Icon = cameLate ? IconClockCheck : ICONS[standing.kind];
  return (
    <span className={classes.standing}>
      <span className={`${classes.mark} ${cameLate ? classes.late : classes[standing.kind]}`}>
        <Icon size={14} stroke={1.75} aria-hidden />
        {say({ vi: sayStanding(standing, 'vi'), en: sayStanding(standing, 'en') })}
      </span>
      {unlockedUntil !== null && standing.kind !== 'accepted' && standing.kind !== 'locked' && (
        <span className="meta">{t('standing.unlocked', { day: day(unlockedUntil) })}</span>
      )}
    </span>
  );
}
