import { useTranslation } from 'react-i18next';
import {
  answerRecommendation,
  concludeInspection,
  decideAnswer,
  type Inspection,
  orderRecommendations,
  type Recommendation,
  uploadInspectionFile,
} from '../../../server/supervision/inspection-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { FileDrop, type UploadedFile } from '../../kit/file-drop.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';

interface InspectionProps {
  readonly inspection: Inspection;
  readonly onClose: () => void;
}

interface ConcludeWords {
  readonly [field: string]: unknown;
  readonly general: string;
  readonly on: string | null;
}

/** Kết luận kiểm tra: what follows from it, then the leader's words. */
export function ConcludeSheet({ inspection, onClose }: InspectionProps) {
  const { t } = useTranslation('inspections');
  const today = useToday();
  const send = useAct(concludeInspection);
  const form = useForm<ConcludeWords>({
    key: `conclude-inspection:${inspection.id}`,
    first: { general: '', on: today },
    check: ({ general, on }) => ({
      ...(general.trim().length < 10 ? { general: t('form.short') } : {}),
      ...(on ? {} : { on: t('form.missing') }),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('act.conclude')}
      send={t('act.conclude')}
      onClose={onClose}
      onSend={async ({ general, on }) => {
        const body = { version: inspection.version, general, on: on ?? today };
        await send.mutateAsync({ params: { id: inspection.id }, body });
        toast(t('done'));
      }}
    >
      <p>{t('form.concludeWhat', { note: t('form.concludeNote') })}</p>
      <LongTextField form={form} name="general" label={t('form.general')} />
      <DayField
        id={fieldId(form, 'on')}
        label={t('form.on')}
        value={form.values.on}
        error={form.errorOf('on')}
        onChange={(on) => form.set({ on })}
      />
    </SheetForm>
  );
}

/** Giao kiến nghị thành nhiệm vụ: exactly which, before it is done. */
export function OrderSheet({ inspection, onClose }: InspectionProps) {
  const { t } = useTranslation('inspections');
  const today = useToday();
  const send = useAct(orderRecommendations);
  const form = useForm<{ on: string | null }>({
    key: `order-recommendations:${inspection.id}`,
    first: { on: today },
    check: ({ on }): { on?: string } => (on ? {} : { on: t('form.missing') }),
  });
  const ordered = inspection.recommended.filter(({ asTask, state }) => asTask && state === 'open');
  return (
    <SheetForm
      form={form}
      title={t('act.order')}
      send={t('act.order')}
      onClose={onClose}
      onSend={async ({ on }) => {
        const body = { version: inspection.version, effectiveOn: on ?? today };
        await send.mutateAsync({ params: { id: inspection.id }, body });
        toast(t('done'));
      }}
    >
      <p>{t('form.orderWhat')}</p>
      <ul>
        {ordered.map(({ id, unit, words }) => (
          <li key={id}>
            {unit.name}: {words}
          </li>
        ))}
      </ul>
    </SheetForm>
  );
}

interface AnswerWords {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly files: readonly UploadedFile[];
}

interface RecommendationProps {
  readonly recommendation: Recommendation;
  readonly onClose: () => void;
}

/** Trả lời kiến nghị: what was done, with evidence. */
export function AnswerSheet({ recommendation, onClose }: RecommendationProps) {
  const { t } = useTranslation('inspections');
  const send = useAct(answerRecommendation);
  const { id, version, words: asked } = recommendation;
  const form = useForm<AnswerWords>({
    key: `answer-recommendation:${id}:${version}`,
    first: { words: '', files: [] },
    check: ({ words }): { words?: string } =>
      words.trim().length < 10 ? { words: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t('act.answer')}
      send={t('act.answer')}
      onClose={onClose}
      onSend={async ({ words, files }) => {
        const fileIds = files.map((file) => file.id);
        await send.mutateAsync({ params: { id }, body: { version, words, fileIds } });
        toast(t('done'));
      }}
    >
      <p>{asked}</p>
      <LongTextField form={form} name="words" label={t('form.answer')} />
      <FileDrop
        label={t('form.files')}
        optional
        endpoint={uploadInspectionFile}
        value={form.values.files}
        onChange={(change) => form.set({ files: change(form.values.files) })}
      />
    </SheetForm>
  );
}

/** Yêu cầu làm tiếp: with what is still to be done. */
export function ReopenSheet({ recommendation, onClose }: RecommendationProps) {
  const { t } = useTranslation('inspections');
  const send = useAct(decideAnswer);
  const { id, version } = recommendation;
  const form = useForm<{ words: string }>({
    key: `reopen-recommendation:${id}:${version}`,
    first: { words: '' },
    check: ({ words }): { words?: string } =>
      words.trim().length < 10 ? { words: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t('act.reopen')}
      send={t('act.reopen')}
      onClose={onClose}
      onSend={async ({ words }) => {
        await send.mutateAsync({ params: { id }, body: { version, decision: 'reopened', words } });
        toast(t('done'));
      }}
    >
      <p>{recommendation.answers.at(-1)?.words}</p>
      <LongTextField form={form} name="words" label={t('form.todo')} />
    </SheetForm>
  );
}
