import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { REPORT_KINDS } from '../../../server/calendar/rules/report-periods.ts';
import { nameOfWeekday } from '../../../server/calendar/rules/week.ts';
import {
  changeRegime,
  checkRegime,
  defineRegime,
  type Regime,
  type RegimeWords,
} from '../../../server/reporting/regime-contract.ts';
import { nameFrequency } from '../../../server/reporting/rules/frequency-words.ts';
import { CALENDARS } from '../../../server/reporting/rules/regime.ts';
import { useMe } from '../../app/me.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import { say } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, type FormState, useForm } from '../../kit/use-form.ts';
import { ConflictList } from './conflict-list.tsx';
import { LevelFields } from './level-fields.tsx';
import {
  blankLevel,
  type EditLevel,
  type EditRegime,
  formOfRegime,
  isLevelSound,
  wordsOfForm,
} from './regime-form.ts';
import classes from './regimes.module.css';

interface RegimeEditorProps {
  /** Null for a new regime. */
  readonly regime: Regime | null;
  /** What the form begins with: those of the regime, or words that were taken over. */
  readonly words: RegimeWords | null;
  readonly onClose: () => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Stands for words that cannot be read yet: nothing is asked then. */
const NOT_ASKED: z.input<typeof checkRegime.body> = {
  ...{ name: '', frequency: 'month', hops: [], validFrom: '' },
};

/** Lập, sửa chế độ báo cáo; conflicts with the general rules stand at their fields while one types. */
export function RegimeEditor({ regime, words, onClose }: RegimeEditorProps) {
  const { t } = useTranslation('reporting');
  const { t: kit } = useTranslation('kit');
  const { today } = useMe();
  const define = useAct(defineRegime);
  const change = useAct(changeRegime);
  const form = useForm<EditRegime>({
    key: `regime:${regime?.id ?? `new:${words?.name ?? ''}`}:${regime?.version ?? 0}`,
    first: formOfRegime(words, regime?.names ?? [], today),
    check: (values) => faultsOf(values),
  });

  function faultsOf(values: EditRegime): FormErrors<EditRegime> {
    const errors: FormErrors<EditRegime> = {};
    if (values.name.trim().length < 3) errors.name = t('edit.noName');
    if (values.outline.trim() === '') errors.outline = t('edit.noOutline');
    const level = values.levels.findIndex((each) => !isLevelSound(each));
    if (level >= 0) errors.levels = t('edit.badLevel', { level: level + 1 });
    if (values.validFrom === null) errors.validFrom = t('edit.noDay');
    if (regime !== null && values.changesOn === null) errors.changesOn = t('edit.noDay');
    const isNumber = (text: string) => /^\d{1,3}$/.test(text.trim());
    if (!isNumber(values.aheadDays)) errors.aheadDays = t('edit.badNumber');
    if (values.closeAfter.trim() !== '' && !isNumber(values.closeAfter)) {
      errors.closeAfter = t('edit.badNumber');
    }
    if (!isNumber(values.cutDay)) errors.cutDay = t('edit.badNumber');
    if (!isNumber(values.cutMonths)) errors.cutMonths = t('edit.badNumber');
    return errors;
  }

  async function send(values: EditRegime): Promise<void> {
    const body = wordsOfForm(values, words);
    if (body === null) return;
    const { obligations } = regime
      ? await change.mutateAsync({
          params: { id: regime.id },
          body: { ...body, version: regime.version, changesOn: values.changesOn ?? today },
        })
      : await define.mutateAsync({ body });
    toast(t('edit.saved', { count: obligations }));
  }

  return (
    <Sheet opened onClose={onClose} title={t(regime ? 'edit.changeTitle' : 'edit.addTitle')}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send).then((sent) => sent && onClose())}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('edit.save')}
            </Button>
          </>
        }
      >
        <TextField form={form} name="name" label={t('edit.name')} maxLength={300} />
        <TextField
          form={form}
          name="formCode"
          label={t('edit.formCode')}
          hint={t('edit.formHint')}
          optional
        />
        <TextField form={form} name="basis" label={t('edit.basis')} optional />
        <TimeFields form={form} words={words} isNew={regime === null} />
        <LongTextField form={form} name="content" label={t('edit.content')} optional />
        <LongTextField form={form} name="method" label={t('edit.method')} rows={2} optional />
        <LongTextField form={form} name="outline" label={t('edit.outline')} rows={7} />
      </Form>
    </Sheet>
  );
}

interface Part {
  readonly form: FormState<EditRegime>;
  readonly words: RegimeWords | null;
  readonly isNew: boolean;
}

/** How often, from when, who by when: what is judged while it is typed. */
function TimeFields({ form, words, isNew }: Part) {
  const { t, i18n } = useTranslation('reporting');
  const { values } = form;
  const typed = wordsOfForm(
    values.name.trim().length < 3 ? { ...values, name: '---' } : values,
    words,
  );
  const [body] = useDebouncedValue(typed, 400);
  const judged = useRead(
    checkRegime,
    { body: body ?? NOT_ASKED },
    { enabled: body !== null, keep: true },
  );
  const conflicts = (body !== null && judged.data?.conflicts) || [];
  const setLevel = (at: number, part: Partial<EditLevel>) =>
    form.set({
      levels: values.levels.map((each, index) => (index === at ? { ...each, ...part } : each)),
    });
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const isWeekly = values.frequency === 'week';
  return (
    <>
      <ChoiceField
        form={form}
        name="frequency"
        label={t('edit.frequency')}
        options={REPORT_KINDS.map((value) => ({
          value,
          label: say({ vi: nameFrequency(value, 'vi'), en: nameFrequency(value, 'en') }),
        }))}
      />
      {values.frequency === 'quarter' && (
        <ChoiceField
          form={form}
          name="quarters"
          label={t('edit.quarters')}
          options={(['all', 'printed'] as const).map((value) => ({
            value,
            label: t(`edit.quarterChoice.${value}`),
          }))}
        />
      )}
      <ChoiceField
        form={form}
        name="calendar"
        label={t('edit.calendar')}
        options={CALENDARS.map((value) => ({ value, label: t(`regimes.calendars.${value}`) }))}
      />
      <ConflictList conflicts={conflicts} field="calendar" />
      {values.calendar === 'own' &&
        (isWeekly ? (
          <ChoiceField
            form={form}
            name="cutWeekday"
            label={t('edit.cutOffWeekday')}
            options={WEEKDAYS.map((each) => ({
              value: String(each),
              label: nameOfWeekday(each, language),
            }))}
          />
        ) : (
          <div className={classes.two}>
            <TextField form={form} name="cutDay" label={t('edit.cutOffDay')} inputMode="numeric" />
            <TextField
              form={form}
              name="cutMonths"
              label={t('edit.cutOffMonths')}
              inputMode="numeric"
            />
          </div>
        ))}
      <ConflictList conflicts={conflicts} field="cutOff" />
      <section id={fieldId(form, 'levels')}>
        <h3>{t('edit.levels')}</h3>
        {values.levels.map((level, at) => (
          <LevelFields
            // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their place
            key={at}
            place={at + 1}
            level={level}
            frequency={values.frequency}
            onChange={(part) => setLevel(at, part)}
            onRemove={
              values.levels.length > 1
                ? () => form.set({ levels: values.levels.filter((_, index) => index !== at) })
                : null
            }
          >
            {judged.data?.levels[at] && (
              <p className="meta">
                {t('edit.unitCount', {
                  level: at + 1,
                  count: judged.data.levels[at]?.units ?? 0,
                })}
              </p>
            )}
            <ConflictList conflicts={conflicts} field="hops" hop={at} />
          </LevelFields>
        ))}
        {form.errorOf('levels') && <p role="alert">{form.errorOf('levels')}</p>}
        <Button
          variant="default"
          onClick={() =>
            form.set({ levels: [...values.levels, blankLevel(4 - values.levels.length)] })
          }
        >
          {t('edit.addLevel')}
        </Button>
      </section>
      {judged.data && body !== null && (
        <p className="meta">{conflicts.length === 0 ? t('edit.sound') : t('edit.conflictHint')}</p>
      )}
      <div className={classes.two}>
        <TextField
          form={form}
          name="closeAfter"
          label={t('edit.closeAfter')}
          hint={t('edit.closeHint')}
          inputMode="numeric"
          optional
        />
        <TextField form={form} name="aheadDays" label={t('edit.aheadDays')} inputMode="numeric" />
      </div>
      {isNew ? (
        <DayField
          id={fieldId(form, 'validFrom')}
          label={t('edit.validFrom')}
          value={values.validFrom}
          onChange={(validFrom) => form.set({ validFrom })}
          {...(form.errorOf('validFrom') && { error: form.errorOf('validFrom') })}
        />
      ) : (
        <DayField
          id={fieldId(form, 'changesOn')}
          label={t('edit.changesOn')}
          value={values.changesOn}
          onChange={(changesOn) => form.set({ changesOn })}
          {...(form.errorOf('changesOn') && { error: form.errorOf('changesOn') })}
        />
      )}
    </>
  );
}
