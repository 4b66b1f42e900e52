import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconClockHour4,
  IconHourglassLow,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Judgement, PathClass } from '../../server/indicators/contract.ts';
import classes from './indicators.module.css';

const ICONS = {
  met: IconCircleCheckFilled,
  on_path: IconCircleHalf2,
  at_risk: IconHourglassLow,
  off_path: IconAlertTriangleFilled,
  no_data: IconCircleDashed,
  not_due: IconClockHour4,
} as const satisfies Record<PathClass, ComponentType<IconProps>>;

/** How a target stands; where the post may not see its value, only that. */
export function JudgementChip({ judgement }: { judgement: Judgement | null }) {
  const { t } = useTranslation('indicators');
  if (judgement === null) return <span className="meta">{t('hidden')}</span>;
  return <ClassChip value={judgement.class} final={judgement.final} />;
}

/** A class: shape, word and colour; only what is off the path is solid. */
export function ClassChip({ value, final = false }: { value: PathClass; final?: boolean }) {
  const { t } = useTranslation('indicators');
  const Icon = ICONS[value];
  return (
    <span className={`${classes.chip} ${classes[value]}`}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(`class.${value === 'off_path' && final ? 'failed' : value}`)}
    </span>
  );
}
