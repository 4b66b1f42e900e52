import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './emulation.module.css';
import type { StageProps } from './stage-props.ts';

const ICONS = {
  done: IconCircleCheck,
  open: IconCircleHalf2,
  ahead: IconCircleDashed,
  skipped: IconCircleMinus,
} as const;

/** The steps of a stage with how far each has come: icon, word and count. */
export function Steps({ stage }: Pick<StageProps, 'stage'>) {
  const { t } = useTranslation('emulation');
  return (
    <ol className={classes.steps} aria-label={t('steps')}>
      {stage.steps.map(({ step, state, done, of }) => {
        const Icon = ICONS[state];
        return (
          <li key={step} data-state={state}>
            <strong>{t(`step.${step}`)}</strong>
            <span className={classes.stepState}>
              <Icon size={16} stroke={1.75} aria-hidden />
              {t(`stepState.${state}`)}
              {done !== null && of !== null && of > 0 && ` ${t('stepCount', { done, of })}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
