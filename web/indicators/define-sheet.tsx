import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  changeIndicator,
  defineIndicator,
  type Indicator,
  IndicatorKind,
} from '../../server/indicators/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { Form, TextField } from '../kit/form.tsx';
import { toast } from '../kit/notices.ts';
import { Sheet } from '../kit/sheet.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';
import { AddingFields } from './adding-fields.tsx';
import { type DefineValues, faultsIn, firstValues, shapeOf } from './define-values.ts';
import classes from './indicators.module.css';
import { useOthers } from './target-sheet.tsx';
import { readWords, TargetWordsFields, targetFaults, targetOf } from './target-words-fields.tsx';

interface DefineSheetProps {
  /** The indicator whose definition is changed; null for a new one. */
  readonly indicator: Indicator | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/**
 * Defines an indicator: the words of its target first, from which name, measure, kind and direction are
 * filled in as far as nobody typed them; how it adds up and is checked is folded below.
 */
export function DefineSheet({ indicator, onClose, onSaved }: DefineSheetProps) {
  const { t } = useTranslation('indicators');
  const others = useOthers(indicator?.id ?? null);
  const define = useAct(defineIndicator);
  const change = useAct(changeIndicator);
  const form = useForm<DefineValues>({
    key: `define-indicator:${indicator?.id ?? 'new'}`,
    first: firstValues(indicator),
    check: (values) => ({
      ...faultsIn(values, others, (key, more) => t(`form.${key}`, more ?? {})),
      ...(indicator
        ? {}
        : targetFaults(values, others, (key) =>
            key === 'badNumber' ? t('enter.badNumber') : t(`form.${key}`),
          )),
    }),
  });
  const send = () =>
    void form.submit(async (values) => {
      const shape = shapeOf(values, others);
      if (indicator) {
        const body = { ...shape, version: indicator.version };
        await change.mutateAsync({ params: { id: indicator.id }, body });
        toast(t('form.saved'));
        onClose();
        return;
      }
      const target = targetOf(values, others);
      const { id } = await define.mutateAsync({
        body: { ...shape, targets: target ? [target] : [] },
      });
      toast(t('form.saved'));
      onClose();
      onSaved(id);
    });
  const read = indicator ? null : readWords(form.values);
  const suggested = read ?? undefined;
  const { kind } = { ...form.values, kind: form.values.kind || (suggested?.kind ?? 'number') };
  return (
    <Sheet opened onClose={onClose} title={t(indicator ? 'form.change' : 'form.title')}>
      <Form
        form={form}
        onSubmit={send}
        acts={
          <Button type="submit" loading={form.sending}>
            {t('form.save')}
          </Button>
        }
      >
        {!indicator && <TargetWordsFields form={form} others={others} optional />}
        <TextField
          form={form}
          name="name"
          label={t('form.name')}
          {...(suggested ? { hint: suggested.name, optional: true } : {})}
        />
        <TextField
          form={form}
          name="code"
          optional
          label={t('form.code')}
          hint={t('form.codeHint')}
        />
        <UnitPicker
          label={t('form.unit')}
          value={form.values.units}
          onChange={(units) => form.set({ units })}
          error={form.errorOf('units')}
        />
        <UnitPicker
          label={t('form.reporters')}
          hint={t('form.reportersHint')}
          optional
          max={200}
          value={form.values.reporters}
          onChange={(reporters) => form.set({ reporters })}
        />
        <TextField
          form={form}
          name="measure"
          optional
          label={t('form.measure')}
          {...(suggested?.measure ? { hint: suggested.measure } : {})}
        />
        <ChoiceField
          form={form}
          name="kind"
          label={t('form.kind')}
          disabled={indicator !== null}
          clearable={indicator === null}
          options={IndicatorKind.options.map((value) => ({
            value,
            label: t(`form.kinds.${value}`),
          }))}
        />
        {kind === 'ordinal' && (
          <TextField
            form={form}
            name="levels"
            label={t('form.levels')}
            hint={t('form.levelsHint')}
          />
        )}
        <ChoiceField
          form={form}
          name="frequency"
          label={t('form.frequency')}
          options={(['month', 'quarter', 'half', 'year'] as const).map((value) => ({
            value,
            label: t(`form.frequencies.${value}`),
          }))}
        />
        <TextField form={form} name="source" optional label={t('form.source')} />
        <TextField form={form} name="ranking" optional label={t('form.ranking')} />
        <TextField
          form={form}
          name="members"
          optional
          label={t('form.members')}
          hint={t('form.membersHint')}
        />
        <details>
          <summary>{t('form.more')}</summary>
          <div className={classes.fields}>
            <AddingFields form={form} />
            {(['integer', 'cumulative'] as const).map((name) => (
              <Checkbox
                key={name}
                label={t(`form.${name}`)}
                checked={form.values[name] === 'yes'}
                onChange={(event) => form.set({ [name]: event.currentTarget.checked ? 'yes' : '' })}
              />
            ))}
          </div>
        </details>
      </Form>
    </Sheet>
  );
}
