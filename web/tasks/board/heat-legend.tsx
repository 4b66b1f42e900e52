import { IconZzz } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './board.module.css';

const STEPS = ['0', '≤ 5 %', '≤ 10 %', '≤ 20 %', '> 20 %'] as const;

/** What a cell and its fill mean, below the board. */
export function HeatLegend() {
  const { t } = useTranslation('tasks');
  return (
    <p className={classes.legend}>
      <span>{t('board.legend')}</span>
      {STEPS.map((words, step) => (
        <span key={words} className={classes.swatch} data-step={step}>
          {words}
        </span>
      ))}
      <span className={`${classes.swatch} ${classes.hatch}`}>{t('board.noTask')}</span>
      <span className={classes.flag}>
        <IconZzz size={14} stroke={1.75} aria-hidden /> {t('board.legendSilent')}
      </span>
    </p>
  );
}
