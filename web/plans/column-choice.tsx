import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COLUMN_MEANINGS, type ColumnMeaning } from '../../server/plans/rules/task-columns.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './desk.module.css';
import type { ColumnRules } from './use-column-rules.ts';

interface ColumnChoiceProps {
  readonly label: string;
  readonly value?: ColumnMeaning | null;
  readonly onChoose: (means: ColumnMeaning) => void;
}

/** "Cột Đầu mối là: …": somebody says what a column holds that the labels do not tell. */
export function ColumnChoice({ label, value = null, onChoose }: ColumnChoiceProps) {
  const { t } = useTranslation('plans');
  return (
    <Select
      label={t('column.ask', { label })}
      placeholder={t('column.choose')}
      value={value}
      allowDeselect={false}
      data={COLUMN_MEANINGS.map((means) => ({ value: means, label: t(`column.${means}`) }))}
      onChange={(chosen) => {
        const means = COLUMN_MEANINGS.find((each) => each === chosen);
        if (means) onChoose(means);
      }}
    />
  );
}

/** "Từ nay luôn hiểu cột X là Y?": the second same answer becomes a rule of the authority. */
export function ColumnOffer({ rules }: { rules: ColumnRules }) {
  const { t } = useTranslation('plans');
  const { offer, learn, dismiss } = rules;
  if (!offer) return null;
  const words = { label: offer.written, means: t(`column.${offer.means}`) };
  return (
    <div className={classes.offer} role="status">
      <span>{t('column.offer', words)}</span>
      <Button
        variant="default"
        data-size="xs"
        loading={learn.isPending}
        onClick={() =>
          learn.mutate(
            { body: offer },
            {
              onSuccess: () => {
                toast(t('column.learnt', words));
                dismiss();
              },
              onError: toastProblem,
            },
          )
        }
      >
        {t('alias.learn')}
      </Button>
      <Button variant="default" data-size="xs" onClick={dismiss}>
        {t('alias.once')}
      </Button>
    </div>
  );
}
