import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconPencil,
  type IconProps,
  IconSend,
  IconSignature,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionState } from '../../../server/reporting/submission-contract.ts';
import classes from './submission.module.css';

const ICONS = {
  draft: IconPencil,
  signing: IconSignature,
  submitted: IconSend,
  accepted: IconCircleCheck,
  returned: IconArrowBackUp,
} as const satisfies Record<SubmissionState, ComponentType<IconProps>>;

/** How far a report is: icon and word; how late, where it is. */
export function StateMark({ state, daysLate }: { state: SubmissionState; daysLate: number }) {
  const { t } = useTranslation('submissions');
  const Icon = ICONS[state];
  return (
    <span className={classes.mark}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`state.${state}`)}
      {daysLate > 0 && (
        <span className={classes.late}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {t('list.late', { count: daysLate })}
        </span>
      )}
    </span>
  );
}
