import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../kit/sheet.tsx';
import classes from './plan.module.css';
import { PLAN_VIEWS, type PlanView, planViewIn } from './plan-views.ts';

interface PlanTabsProps {
  readonly value: PlanView;
  readonly onChange: (view: PlanView) => void;
}

/** Đề cương | Bảng | Gantt | Lịch | Độ phủ | Phân cấp; one choice in a box on a phone. */
export function PlanTabs({ value, onChange }: PlanTabsProps) {
  const { t } = useTranslation('planViews');
  const phone = usePhone();
  if (phone) {
    return (
      <NativeSelect
        aria-label={t('view.label')}
        data={PLAN_VIEWS.map((view) => ({ value: view, label: t(`view.${view}`) }))}
        value={value}
        onChange={(event) => onChange(planViewIn(event.currentTarget.value))}
      />
    );
  }
  return (
    <fieldset className={classes.tabs} aria-label={t('view.label')}>
      {PLAN_VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          className={classes.tab}
          aria-pressed={view === value}
          onClick={() => onChange(view)}
        >
          {t(`view.${view}`)}
        </button>
      ))}
    </fieldset>
  );
}
