import { useTranslation } from 'react-i18next';
import { isDay } from '../../server/calendar/rules/day.ts';
import { periodAround } from '../../server/calendar/rules/period.ts';
import { issueDefinition, type Scorecard } from '../../server/scorecards/contract.ts';
import { useMe } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { day } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly validFrom: string | null;
  readonly basis: string;
}

interface IssueCriteriaSheetProps {
  readonly card: Scorecard;
  /** Of the draft as it was seen. */
  readonly version: number;
  readonly onClose: () => void;
}

/** Ban hành: from which day the draft holds, and by which document. */
export function IssueCriteriaSheet({ card, version, onClose }: IssueCriteriaSheetProps) {
  const { t } = useTranslation('scorecards');
  const { today } = useMe();
  const issue = useAct(issueDefinition);
  const form = useForm<Words>({
    key: `issue-criteria:${card.id}`,
    first: { validFrom: firstDay(card, today), basis: '' },
    check: ({ validFrom }) => {
      const errors: FormErrors<Words> = {};
      if (!validFrom) errors.validFrom = t('issuing.noDay');
      return errors;
    },
  });

  async function send({ validFrom, basis }: Words): Promise<void> {
    if (!validFrom) return;
    await issue.mutateAsync({
      params: { id: card.id },
      body: { version, validFrom, basis: basis.trim() || null },
    });
    toast(t('issuing.done', { day: day(validFrom) }));
  }

  return (
    <SheetForm
      form={form}
      title={t('issuing.title')}
      send={t('issuing.send')}
      onSend={send}
      onClose={onClose}
    >
      <p>{t('issuing.what')}</p>
      <DayField
        id={fieldId(form, 'validFrom')}
        label={t('issuing.from')}
        value={form.values.validFrom}
        error={form.errorOf('validFrom')}
        onChange={(validFrom) => form.set({ validFrom })}
      />
      <TextField form={form} name="basis" label={t('issuing.basis')} optional maxLength={1_000} />
    </SheetForm>
  );
}

/** The first day of the period that runs: what is issued today is meant for it. */
function firstDay({ periodKind }: Scorecard, today: string): string {
  if (periodKind === 'stage' || !isDay(today)) return `${today.slice(0, 4)}-01-01`;
  return periodAround(today, periodKind).startsOn;
}
