import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActState, TaskAct } from '../../../server/tasks/contract.ts';
import { say } from '../../kit/format.ts';
import classes from './inbox.module.css';

interface DecisionButtonsProps {
  readonly acts: readonly ActState[];
  readonly onAct: (act: TaskAct) => void;
  /** [Để sau] */
  readonly children: ReactNode;
}

/** The two decisions at the foot, the first one filled; grey with the reason where they cannot be taken. */
export function DecisionButtons({ acts, onAct, children }: DecisionButtonsProps) {
  const { t } = useTranslation('tasks');
  const refused = acts.filter(({ allowed, why }) => !allowed && why !== null);
  const reasons = [...new Set(refused.map(({ why }) => (why === null ? '' : say(why))))];
  const main = acts.find(({ allowed }) => allowed)?.act;
  return (
    <div className={classes.foot}>
      {reasons.map((reason) => (
        <p key={reason} className={`meta ${classes.reason}`}>
          {reason}
        </p>
      ))}
      <div className={classes.buttons}>
        {children}
        {acts.toReversed().map(({ act, allowed }) => (
          <Button
            key={act}
            variant={act === main ? 'filled' : 'default'}
            disabled={!allowed}
            onClick={() => onAct(act)}
          >
            {t(`act.word.${act}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
