import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RUNGS } from '../../../server/supervision/rules/reminder-rules.ts';
import classes from './reminders.module.css';
import type { StepDraft } from './step-draft.ts';

/** The steps of the ladder, one a row: how many days, before or after, and who is reminded. */
export function StepRows({
  steps,
  onChange,
}: {
  steps: readonly StepDraft[];
  onChange: (steps: readonly StepDraft[]) => void;
}) {
  const { t } = useTranslation('reminders');
  const put = (key: string, change: Partial<StepDraft>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...change } : step)));
  return (
    <fieldset>
      <legend>{t('form.steps')}</legend>
      {steps.map((step) => (
        <div key={step.key} className={classes.step}>
          <TextInput
            label={t('form.days')}
            inputMode="numeric"
            maxLength={3}
            value={step.days}
            onChange={(event) => put(step.key, { days: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('form.side')}
            value={step.side}
            data={[
              { value: 'before', label: t('form.sideBefore') },
              { value: 'after', label: t('form.sideAfter') },
            ]}
            onChange={(event) =>
              put(step.key, { side: event.currentTarget.value === 'after' ? 'after' : 'before' })
            }
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('form.drop')}
            onClick={() => onChange(steps.filter(({ key }) => key !== step.key))}
          >
            <IconX size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
          <div className={classes.rungs}>
            {RUNGS.map((rung) => (
              <Checkbox
                key={rung}
                label={t(`rung.${rung}`)}
                checked={step.to.includes(rung)}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked;
                  const others = step.to.filter((each) => each !== rung);
                  put(step.key, { to: isOn ? [...others, rung] : others });
                }}
              />
            ))}
          </div>
        </div>
      ))}
      <Button
        variant="default"
        mt="sm"
        onClick={() =>
          onChange([...steps, { key: `new-${Date.now()}`, days: '', side: 'after', to: ['head'] }])
        }
      >
        {t('form.add')}
      </Button>
    </fieldset>
  );
}
