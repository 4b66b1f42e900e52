import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/date-field.tsx';
import { Label } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import classes from './acts.module.css';
import type { PartDraft, PartFault } from './parts-draft.ts';

interface PartRowProps {
  readonly part: PartDraft;
  readonly number: number;
  /** The unit whose subordinates may be chosen. */
  readonly under: string;
  readonly faults: readonly PartFault['field'][];
  readonly isLate: boolean;
  readonly dueOn: string | null;
  readonly onChange: (next: Partial<PartDraft>) => void;
  readonly onDrop: (() => void) | undefined;
}

/** One part of a break-down: for whom, what, by when, with what product. */
export function PartRow(props: PartRowProps) {
  const { part, number, under, faults, isLate, dueOn, onChange, onDrop } = props;
  const { t } = useTranslation('tasks');
  const titleFault = faults.includes('title') ? t('act.break_down.titleShort') : undefined;
  return (
    <fieldset className={classes.part}>
      <legend className={classes.unseen}>{t('act.break_down.part', { number })}</legend>
      <div className={classes.partHead}>
        <strong>{t('act.break_down.part', { number })}</strong>
        {onDrop && (
          <ActionIcon
            variant="subtle"
            aria-label={t('act.break_down.drop', { number })}
            onClick={onDrop}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </div>
      <UnitPicker
        label={t('act.break_down.units')}
        under={under}
        max={200}
        value={part.units}
        error={faults.includes('unit') ? t('act.break_down.chooseUnit') : undefined}
        onChange={(units) => onChange({ units })}
      />
      <Textarea
        label={t('act.break_down.title')}
        autosize
        minRows={1}
        maxRows={6}
        value={part.title}
        error={titleFault}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <DateField
        label={t('act.break_down.deadline')}
        optional
        text={part.deadline}
        error={isLate ? t('act.break_down.afterWhole', { due: day(dueOn ?? '') }) : undefined}
        onChange={(deadline) => onChange({ deadline })}
      />
      <TextInput
        label={<Label label={t('act.break_down.product')} optional />}
        value={part.product}
        onChange={(event) => onChange({ product: event.currentTarget.value })}
      />
    </fieldset>
  );
}
