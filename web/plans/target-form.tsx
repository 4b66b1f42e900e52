import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DraftTarget } from '../../server/plans/contract.ts';
import { WordsBox } from './field-box.tsx';
import classes from './item.module.css';
import { useItem } from './use-item.ts';

const COMPARATORS = DraftTarget.shape.comparator.options;
const DIRECTIONS = DraftTarget.shape.direction.options;

/** A target (chỉ tiêu): what is promised, how it is compared, by which year. */
export function TargetForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('plans');
  const { item, patch } = useItem('targets', itemKey);
  if (!item) return null;
  const [low, high] = Array.isArray(item.value) ? item.value : [item.value, null];
  const figure = (typed: string | number) => (typeof typed === 'number' ? typed : null);
  return (
    <div className={classes.form}>
      <WordsBox
        name="name"
        label={t('field.name')}
        long
        first
        value={item.name}
        onChange={(name) => patch({ name })}
      />
      <div className={classes.pair}>
        <Select
          className={classes.field}
          label={t('field.direction')}
          value={item.direction}
          allowDeselect={false}
          data={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
          onChange={(value) => {
            const direction = DIRECTIONS.find((each) => each === value);
            if (direction) patch({ direction });
          }}
        />
        <Select
          className={classes.field}
          label={t('field.comparator')}
          value={item.comparator}
          allowDeselect={false}
          data={COMPARATORS.map((value) => ({ value, label: t(`comparator.${value}`) }))}
          onChange={(value) => {
            const comparator = COMPARATORS.find((each) => each === value);
            if (comparator) patch({ comparator, value: figureFor(comparator, low, high) });
          }}
        />
      </div>
      <div className={classes.pair}>
        <NumberInput
          className={classes.field}
          label={t('field.value')}
          hideControls
          decimalSeparator=","
          thousandSeparator="."
          value={low ?? ''}
          onChange={(typed) => patch({ value: figureFor(item.comparator, figure(typed), high) })}
        />
        {item.comparator === 'range' && (
          <NumberInput
            className={classes.field}
            label={t('field.valueTo')}
            hideControls
            decimalSeparator=","
            thousandSeparator="."
            value={high ?? ''}
            onChange={(typed) => patch({ value: figureFor('range', low, figure(typed)) })}
          />
        )}
        <WordsBox
          name="unit"
          label={t('field.unit')}
          value={item.unit}
          onChange={(unit) => patch({ unit: unit || null })}
        />
        <NumberInput
          className={classes.field}
          label={t('field.year')}
          hideControls
          allowDecimal={false}
          value={item.year ?? ''}
          onChange={(typed) => patch({ year: figure(typed) })}
        />
      </div>
      <WordsBox
        name="baseline"
        label={t('field.baseline')}
        value={item.baseline}
        onChange={(baseline) => patch({ baseline: baseline || null })}
      />
    </div>
  );
}

/** A range holds two figures, a judgement none, everything else one. */
function figureFor(
  comparator: (typeof COMPARATORS)[number],
  low: number | null,
  high: number | null,
): number | [number, number] | null {
  if (comparator === 'qual') return null;
  return comparator === 'range' && low !== null ? [low, high ?? low] : low;
}
