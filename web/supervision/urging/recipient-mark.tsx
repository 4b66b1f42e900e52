import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconEye,
  IconInbox,
  type IconProps,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecipientState } from '../../../server/supervision/urging-contract.ts';
import classes from '../supervision.module.css';

const ICONS = {
  sent: IconSend,
  seen: IconEye,
  received: IconInbox,
  answered: IconCircleCheck,
  unanswered: IconAlertTriangleFilled,
} as const satisfies Record<RecipientState, ComponentType<IconProps>>;

/** How far a letter has come with a unit: icon and word, red only where its day has passed. */
export function RecipientMark({ state }: { readonly state: RecipientState }) {
  const { t } = useTranslation('supervision');
  const Icon = ICONS[state];
  return (
    <span className={state === 'unanswered' ? classes.late : classes.state}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`urging.recipientState.${state}`)}
    </span>
  );
}
