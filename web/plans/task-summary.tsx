import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftTask } from '../../server/plans/contract.ts';
import { isUndated } from '../../server/plans/rules/check-draft.ts';
import { clearPoints } from '../../server/plans/rules/clear-points.ts';
import { usePreferences } from '../app/preferences.ts';
import { number } from '../kit/format.ts';
import classes from './item.module.css';
import { sayShapeShort } from './say-shape.ts';
import { UnitChip } from './unit-chip.tsx';

/** The six points of a task as the rules judge them. */
export function pointsOf(task: DraftTask) {
  return clearPoints({
    title: task.title,
    quote: task.quote,
    deadlineKind: task.deadline?.kind ?? null,
    product: task.product?.text ?? null,
    leadUnits: task.lead.filter(({ group }) => !group).length,
    leadClasses: task.lead.filter(({ group }) => group).length,
  });
}

const SHOWN = 2;

/** A task in the list: who leads and helps, until when, with what product; what is missing is dashed. */
export const TaskSummary = memo(function TaskSummary({ task }: { task: DraftTask }) {
  const { t } = useTranslation('plans');
  const { language } = usePreferences();
  const clear = pointsOf(task).filter((point) => point.clear).length;
  const hidden = task.coord.length - SHOWN;
  return (
    <>
      <span className={`two-lines ${classes.title}`} title={task.title}>
        {task.label && <span className="tnum">{task.label} </span>}
        {task.title || t('item.noTitle')}
      </span>
      <span className={classes.line}>
        {task.lead.length > 0 ? (
          <>
            {t('item.lead')}
            {task.lead.slice(0, SHOWN).map((unit) => (
              <UnitChip key={unit.written} unit={unit} />
            ))}
            {task.lead.length > SHOWN && t('item.coordMore', { count: task.lead.length - SHOWN })}
          </>
        ) : (
          <span className={classes.missing}>{t('item.noLead')}</span>
        )}
        {task.coord.length > 0 && (
          <>
            {t('item.coord')}
            {task.coord.slice(0, SHOWN).map((unit) => (
              <UnitChip key={unit.written} unit={unit} />
            ))}
            {hidden > 0 && t('item.coordMore', { count: hidden })}
          </>
        )}
        {task.deadline && !isUndated(task) ? (
          <span>
            {t('item.due')} {sayShapeShort(task.deadline, language)}
          </span>
        ) : (
          <span className={classes.missing}>{t('item.noDeadline')}</span>
        )}
        {task.product ? (
          <span className={`one-line ${classes.product}`} title={task.product.text}>
            {t('item.product')} {task.product.text}
          </span>
        ) : (
          <span className={classes.missing}>{t('item.noProduct')}</span>
        )}
        <span className="tnum">{t('item.points', { clear: number(clear) })}</span>
      </span>
    </>
  );
});
