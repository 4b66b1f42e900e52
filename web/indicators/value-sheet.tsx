import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { accentFree } from '../../server/calendar/rules/accent-free.ts';
import { parseDay } from '../../server/calendar/rules/day.ts';
import { parseNumber } from '../../server/calendar/rules/numbers.ts';
import { parsePeriod } from '../../server/calendar/rules/period.ts';
import { periodCode } from '../../server/calendar/rules/period-text.ts';
import { type Indicator, recordValues, uploadValueFile } from '../../server/indicators/contract.ts';
import { hintsOf } from '../../server/indicators/rules/check-values.ts';
import { endOf } from '../../server/indicators/rules/periods.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { FileDrop, type UploadedFile } from '../kit/file-drop.tsx';
import { Form, LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { toast } from '../kit/notices.ts';
import { Sheet } from '../kit/sheet.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './indicators.module.css';
import { sayEntered } from './say-value.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly unit: string;
  readonly period: string;
  readonly kind: string;
  readonly member: string;
  readonly value: string;
  readonly judged: string;
  readonly words: string;
  readonly source: string;
  readonly note: string;
  readonly why: string;
  readonly files: readonly UploadedFile[];
}

const JUDGED = ['met', 'on_path', 'at_risk', 'off_path'] as const;

/** Nhập số liệu: one value, with its source and evidence. Hints ask about odd figures and never block. */
export function ValueSheet({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const { t } = useTranslation('indicators');
  const act = useAct(recordValues);
  const { shape, reportsFor, values } = indicator;
  const { kind } = shape;
  const period = (text: string) => periodTyped(text, kind === 'qualitative');
  const figure = (text: string) => (kind === 'number' ? typedNumber(text) : Number(text));
  const standingAt = (entry: Values) =>
    values.find(
      (each) =>
        each.unit.id === entry.unit &&
        each.period === period(entry.period) &&
        each.member === entry.member &&
        each.kind === entry.kind,
    );
  const form = useForm<Values>({
    key: `record-values:${indicator.id}`,
    first: {
      ...{ unit: reportsFor[0]?.id ?? '', period: '', kind: 'actual', member: '', value: '' },
      ...{ judged: '', words: '', source: shape.source ?? '', note: '', why: '', files: [] },
    },
    check: (entry) => {
      const faults: FormErrors<Values> = {};
      if (period(entry.period) === null) {
        faults.period = t('enter.badPeriod', { text: entry.period });
      }
      if (kind === 'qualitative') {
        if (entry.judged === '') faults.judged = t('enter.choose');
        if (entry.words.trim().length < 10) faults.words = t('enter.sayWords');
      } else if (kind === 'number') {
        const read = parseNumber(entry.value);
        if (!read.ok) {
          faults.value =
            read.suggestion === null
              ? t('enter.badNumber')
              : t('enter.askNumber', { number: read.suggestion });
        }
      } else if (entry.value === '') {
        faults.value = t('enter.choose');
      }
      const standing = standingAt(entry);
      const changes = standing && standing.value !== figure(entry.value);
      if (changes && entry.why.trim().length < 5) faults.why = t('enter.sayWhy');
      return faults;
    },
  });
  const send = () =>
    void form.submit(async (entry) => {
      const { unit, member, note, source, why, words, files } = entry;
      const value = {
        ...{ unitId: unit, period: period(entry.period) ?? '', member },
        kind: entry.kind === 'estimate' ? ('estimate' as const) : ('actual' as const),
        value: kind === 'qualitative' ? null : figure(entry.value),
        words: kind === 'qualitative' ? words.trim() : null,
        judged: JUDGED.find((each) => each === entry.judged) ?? null,
        ...{ source: source.trim() || null, note: note.trim() || null, why: why.trim() || null },
        fileIds: files.map(({ id }) => id),
        version: standingAt(entry)?.version ?? null,
      };
      await act.mutateAsync({ params: { id: indicator.id }, body: { values: [value] } });
      toast(t('enter.done'));
      onClose();
    });
  const standing = standingAt(form.values);
  const yesNo = [t('values.done'), t('values.notDone')] as const;
  return (
    <Sheet opened onClose={onClose} title={`${t('enter.open')}: ${shape.name}`}>
      <Form
        form={form}
        onSubmit={send}
        acts={
          <Button type="submit" loading={form.sending}>
            {t('enter.send')}
          </Button>
        }
      >
        {reportsFor.length > 1 && (
          <ChoiceField
            form={form}
            name="unit"
            label={t('enter.unit')}
            searchable
            options={reportsFor.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          form={form}
          name="period"
          label={kind === 'qualitative' ? t('enter.day') : t('enter.period')}
          hint={kind === 'qualitative' ? t('ask.dueHint') : t(`enter.hint.${shape.frequency}`)}
          autoFocus
        />
        {kind !== 'qualitative' && (
          <ChoiceField
            form={form}
            name="kind"
            label={t('enter.kind')}
            options={(['actual', 'estimate'] as const).map((value) => ({
              value,
              label: t(`enter.${value}`),
            }))}
          />
        )}
        {shape.dimensions.length > 0 && (
          <ChoiceField
            form={form}
            name="member"
            label={t('enter.member')}
            options={[
              { value: '', label: t('enter.whole') },
              ...shape.dimensions.flatMap(({ code, members }) =>
                members.map((each) => ({ value: `${code}:${each.code}`, label: each.name })),
              ),
            ]}
          />
        )}
        <ValueField form={form} indicator={indicator} yesNo={yesNo} />
        <Hints indicator={indicator} entry={form.values} />
        {standing && (
          <LongTextField
            form={form}
            name="why"
            rows={2}
            label={t('enter.why')}
            hint={t('enter.standing', {
              value: sayEntered(shape, standing.value, yesNo) || standing.words,
            })}
          />
        )}
        <TextField form={form} name="source" optional label={t('enter.source')} />
        <LongTextField form={form} name="note" rows={2} optional label={t('enter.note')} />
        <FileDrop
          label={t('enter.files')}
          optional
          endpoint={uploadValueFile}
          value={form.values.files}
          onChange={(change) => form.set({ files: change(form.values.files) })}
        />
      </Form>
    </Sheet>
  );
}

interface ValueFieldProps {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly indicator: Indicator;
  readonly yesNo: readonly [string, string];
}

function ValueField({ form, indicator: { shape }, yesNo }: ValueFieldProps) {
  const { t } = useTranslation('indicators');
  switch (shape.kind) {
    case 'number': {
      const label = [t('enter.value'), shape.measure && `(${shape.measure})`];
      return (
        <TextField
          form={form}
          name="value"
          inputMode="decimal"
          label={label.filter(Boolean).join(' ')}
        />
      );
    }
    case 'yes_no': {
      const options = yesNo.map((label, index) => ({ value: String(1 - index), label }));
      return <ChoiceField form={form} name="value" label={t('enter.value')} options={options} />;
    }
    case 'ordinal': {
      const options = shape.levels.map((label, index) => ({ value: String(index), label }));
      return <ChoiceField form={form} name="value" label={t('enter.value')} options={options} />;
    }
    case 'qualitative':
      return (
        <>
          <ChoiceField
            form={form}
            name="judged"
            label={t('enter.judged')}
            options={JUDGED.map((value) => ({ value, label: t(`class.${value}`) }))}
          />
          <LongTextField form={form} name="words" label={t('enter.words')} />
        </>
      );
  }
}

/** What looks odd about the figure as typed, beside the periods before. */
function Hints({ indicator, entry }: { indicator: Indicator; entry: Values }) {
  const { shape, values } = indicator;
  const value = typedNumber(entry.value);
  const period = periodTyped(entry.period, false);
  if (shape.kind !== 'number' || value === null || period === null) return null;
  const before = values
    .filter(
      (each) =>
        each.kind === 'actual' &&
        each.unit.id === entry.unit &&
        each.member === entry.member &&
        endOf(each.period) < endOf(period),
    )
    .toReversed()
    .flatMap((each) => each.value ?? []);
  const hints = hintsOf(shape.measure, value, before);
  return hints.map((hint) => (
    <p key={hint.en} className={classes.hint} role="status">
      {say(hint)}
    </p>
  ));
}

function typedNumber(text: string): number | null {
  const read = parseNumber(text);
  return read.ok ? read.value : null;
}

/** A period as people type it, `quý II/2025`, as its code; null where it is none. */
function periodTyped(text: string, isDay: boolean): string | null {
  if (isDay) return parseDay(text);
  const typed = text.trim();
  if (parsePeriod(typed)) return typed;
  const found = periodCode(accentFree(typed), undefined);
  return typeof found === 'string' && parsePeriod(found) ? found : null;
}
