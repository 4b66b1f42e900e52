import { useTranslation } from 'react-i18next';
import { draftReview, saveReview } from '../../server/emulation/review-contract.ts';
import { useToday } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import type { StageProps } from './stage-props.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly number: string;
  readonly on: string | null;
  /** Null until somebody writes: then the draft from the figures stands there. */
  readonly results: string | null;
  readonly shortcomings: string;
  readonly directions: string;
}

/** Lập báo cáo sơ kết, tổng kết: drafted from the figures, written on by hand, frozen with them. */
export function ReviewSheet({ campaign, stage, onClose }: StageProps & { onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const today = useToday();
  const save = useAct(saveReview);
  const place = { id: campaign.id, stageId: stage.id };
  const draft = useRead(draftReview, { params: place });
  const drafted = draft.data?.results ?? '';
  const form = useForm<Words>({
    key: `review:${stage.id}`,
    first: { number: '', on: today, results: null, shortcomings: '', directions: '' },
    check: ({ number, on, results }) => {
      const errors: FormErrors<Words> = {};
      if (number.trim().length < 2) errors.number = t('review.noNumber');
      if (!on) errors.on = t('review.noDay');
      if ((results ?? drafted).trim().length < 10) errors.results = t('review.noResults');
      return errors;
    },
  });
  const shown = { ...form, values: { ...form.values, results: form.values.results ?? drafted } };
  const figures = draft.data?.figures;
  return (
    <SheetForm
      form={form}
      title={t(`act.review.${stage.review}`)}
      send={t('review.send')}
      onClose={onClose}
      onSend={async ({ number, on, results, shortcomings, directions }) => {
        if (!on) return;
        const words = { results: results ?? drafted, shortcomings, directions };
        await save.mutateAsync({ params: place, body: { number, reviewedOn: on, words } });
        toast(t('review.done'));
      }}
    >
      {figures && (
        <p className="meta">
          {t('review.figures', {
            ...{ units: figures.units, registered: figures.registered, below: figures.below },
            ...{ self: figures.selfScored, appraised: figures.appraised },
          })}
        </p>
      )}
      <TextField form={form} name="number" label={t('review.number')} maxLength={100} />
      <DayField
        id={fieldId(form, 'on')}
        label={t('review.on')}
        value={form.values.on}
        error={form.errorOf('on')}
        onChange={(on) => form.set({ on })}
      />
      <LongTextField
        form={shown}
        name="results"
        label={t('review.results')}
        rows={8}
        maxRows={20}
      />
      <LongTextField form={form} name="shortcomings" label={t('review.shortcomings')} optional />
      <LongTextField form={form} name="directions" label={t('review.directions')} optional />
    </SheetForm>
  );
}
