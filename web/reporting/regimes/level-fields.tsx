import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportPeriodKind } from '../../../server/calendar/rules/report-periods.ts';
import { nameOfWeekday, type Weekday } from '../../../server/calendar/rules/week.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../../server/organisation/rules/unit-kind.ts';
import { say } from '../../kit/format.ts';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import type { EditLevel } from './regime-form.ts';
import classes from './regimes.module.css';

const WHO = ['depth', 'kind', 'named'] as const;
const DUES = ['day', 'after', 'weekday', 'dates', 'within'] as const;
const WITHIN = ['month', 'quarter', 'year'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

interface LevelFieldsProps {
  /** 1 for the lowest. */
  readonly place: number;
  readonly level: EditLevel;
  readonly frequency: ReportPeriodKind;
  readonly onChange: (part: Partial<EditLevel>) => void;
  readonly onRemove: (() => void) | null;
  /** What stands against this level. */
  readonly children: ReactNode;
}

/** One level of a chain: who reports, to whom, by when. */
export function LevelFields(props: LevelFieldsProps) {
  const { place, level, onChange, onRemove, children } = props;
  const { t } = useTranslation('reporting');
  return (
    <fieldset className={classes.level}>
      <legend>{t('edit.row', { level: place })}</legend>
      <div className={classes.two}>
        <NativeSelect
          label={t('edit.who')}
          value={level.who}
          data={WHO.map((value) => ({ value, label: t(`edit.whoChoice.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ who: WHO.find((each) => each === currentTarget.value) ?? 'depth' })
          }
        />
        {level.who === 'depth' && (
          <NativeSelect
            label={t('edit.depth')}
            value={level.depth}
            data={['1', '2', '3', '4'].map((value) => ({
              value,
              label: t('edit.depthOf', { depth: value }),
            }))}
            onChange={({ currentTarget }) => onChange({ depth: currentTarget.value })}
          />
        )}
        {level.who === 'kind' && (
          <NativeSelect
            label={t('edit.kind')}
            value={level.kind}
            data={UNIT_KINDS.filter((kind) => kind !== 'group').map((value) => ({
              value,
              label: say(UNIT_KIND_NAMES[value]),
            }))}
            onChange={({ currentTarget }) => onChange({ kind: currentTarget.value })}
          />
        )}
      </div>
      {level.who === 'named' ? (
        <UnitPicker
          label={t('edit.units')}
          max={500}
          value={level.units}
          onChange={(units) => onChange({ units })}
        />
      ) : (
        <UnitPicker
          label={t('edit.under')}
          hint={t('edit.underHint')}
          optional
          value={level.under}
          onChange={(under) => onChange({ under })}
        />
      )}
      <UnitPicker
        label={t('edit.receiver')}
        hint={t('edit.receiverHint')}
        optional
        value={level.receiver}
        onChange={(receiver) => onChange({ receiver })}
      />
      <DueFields {...props} />
      {children}
      {onRemove && (
        <button type="button" className="link-button" onClick={onRemove}>
          {t('edit.remove', { level: place })}
        </button>
      )}
    </fieldset>
  );
}

function DueFields({ level, frequency, onChange }: LevelFieldsProps) {
  const { t, i18n } = useTranslation('reporting');
  const text = (name: 'day' | 'months' | 'days' | 'weeks' | 'dates', label: string) => (
    <TextInput
      label={label}
      value={level[name]}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
    />
  );
  const kinds = DUES.filter((kind) =>
    frequency === 'week' ? kind === 'weekday' || kind === 'after' : kind !== 'weekday',
  );
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <div className={classes.two}>
      <NativeSelect
        label={t('edit.due')}
        value={level.dueKind}
        data={kinds.map((value) => ({ value, label: t(`edit.dueKind.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange({ dueKind: DUES.find((each) => each === currentTarget.value) ?? 'day' })
        }
      />
      {level.dueKind === 'day' && (
        <>
          {text('day', t('edit.dueDay'))}
          {text('months', t('edit.dueMonths'))}
        </>
      )}
      {level.dueKind === 'after' && (
        <>
          {text('days', t('edit.dueDays'))}
          <label>
            <input
              type="checkbox"
              checked={level.work}
              onChange={({ currentTarget }) => onChange({ work: currentTarget.checked })}
            />{' '}
            {t('edit.dueWork')}
          </label>
        </>
      )}
      {level.dueKind === 'weekday' && (
        <>
          <NativeSelect
            label={t('edit.weekday')}
            value={level.weekday}
            data={WEEKDAYS.map((each) => ({
              value: String(each),
              label: nameOfWeekday(each, language),
            }))}
            onChange={({ currentTarget }) => onChange({ weekday: currentTarget.value })}
          />
          {text('weeks', t('edit.weeksAfter'))}
        </>
      )}
      {level.dueKind === 'dates' && text('dates', t('edit.dates'))}
      {level.dueKind === 'within' ? (
        <NativeSelect
          label={t('edit.within')}
          value={level.within}
          data={WITHIN.map((value) => ({ value, label: t(`edit.withinOf.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ within: WITHIN.find((each) => each === currentTarget.value) ?? 'quarter' })
          }
        />
      ) : (
        <TextInput
          label={t('edit.time')}
          description={t('edit.timeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={level.time}
          onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
        />
      )}
    </div>
  );
}
