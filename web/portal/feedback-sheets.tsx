import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import {
  assignFeedback,
  type Feedback,
  moveFeedback,
  publishAnswer,
  writeAnswer,
} from '../../server/portal/feedback/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';
import oversight from '../supervision/oversight.module.css';
import type { FeedbackAct } from './feedback-page.tsx';

interface SheetProps {
  readonly feedback: Feedback;
  readonly onClose: () => void;
}

/** The form of whatever is being done. */
export function FeedbackSheets({ act, ...sheet }: SheetProps & { readonly act: FeedbackAct }) {
  switch (act) {
    case 'write':
      return <WriteSheet {...sheet} />;
    case 'assign':
      return <AssignSheet {...sheet} />;
    case 'publish':
      return <PublishSheet {...sheet} />;
    default:
      return <MoveSheet {...sheet} to={act} />;
  }
}

type To = Exclude<FeedbackAct, 'write' | 'assign' | 'publish'>;

/** Carries it on or back; giving back needs words, approving shows what goes out. */
function MoveSheet({ feedback, to, onClose }: SheetProps & { readonly to: To }) {
  const { t } = useTranslation('feedback');
  const move = useAct(moveFeedback);
  const { id, version, draft } = feedback;
  const isNeeded = to === 'give_back';
  const form = useForm<{ words: string }>({
    key: `${to}-feedback:${id}`,
    first: { words: '' },
    check: ({ words }): { words?: string } =>
      isNeeded && words.trim().length < 5 ? { words: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t(`act.${to}`)}
      send={t(`act.${to}`)}
      onClose={onClose}
      onSend={async ({ words }) => {
        await move.mutateAsync({ params: { id }, body: { version, to, words: words.trim() } });
        toast(t('done'));
      }}
    >
      {to === 'approve' && draft && (
        <>
          <p>{t('form.approveNote')}</p>
          <p className={oversight.prose}>{draft.words}</p>
        </>
      )}
      <LongTextField
        form={form}
        name="words"
        label={t(isNeeded ? 'form.reason' : 'form.words')}
        optional={!isNeeded}
        rows={2}
      />
    </SheetForm>
  );
}

/** Soạn trả lời: what the writer will read, or where to turn; submitted at once unless it is only kept. */
function WriteSheet({ feedback, onClose }: SheetProps) {
  const { t } = useTranslation('feedback');
  const write = useAct(writeAnswer);
  const { id, version, draft } = feedback;
  const form = useForm({
    key: `answer-feedback:${id}`,
    first: { outcome: draft?.outcome ?? 'answered', words: draft?.words ?? '', next: 'submit' },
    check: ({ words }): { words?: string } =>
      words.trim().length < 10 ? { words: t('form.answerShort') } : {},
  });
  const submit = form.values.next === 'submit';
  return (
    <SheetForm
      form={form}
      title={t('act.write')}
      send={t(submit ? 'form.saveAndSubmit' : 'form.save')}
      onClose={onClose}
      onSend={async ({ outcome, words }) => {
        const body = {
          ...{ version, words: words.trim(), submit },
          outcome: outcome === 'not_ours' ? ('not_ours' as const) : ('answered' as const),
        };
        await write.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <ChoiceField
        form={form}
        name="outcome"
        label={t('form.outcome')}
        options={(['answered', 'not_ours'] as const).map((value) => {
          return { value, label: t(`form.${value}`) };
        })}
      />
      <LongTextField
        form={form}
        name="words"
        label={t('form.answer')}
        hint={t('form.answerHint')}
        rows={6}
      />
      <ChoiceField
        form={form}
        name="next"
        label={t('state.label')}
        options={[
          { value: 'submit', label: t('form.saveAndSubmit') },
          { value: 'keep', label: t('form.save') },
        ]}
      />
    </SheetForm>
  );
}

/** Giao, chuyển đơn vị trả lời. */
function AssignSheet({ feedback, onClose }: SheetProps) {
  const { t } = useTranslation('feedback');
  const assign = useAct(assignFeedback);
  const { id, version } = feedback;
  const [unit, setUnit] = useState<UnitRef | null>(null);
  const form = useForm<{ unitId: string; words: string }>({
    key: `assign-feedback:${id}`,
    first: { unitId: '', words: '' },
    check: (): { unitId?: string } => (unit === null ? { unitId: t('form.unitMissing') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('act.assign')}
      send={t('act.assign')}
      onClose={onClose}
      onSend={async ({ words }) => {
        const body = { version, unitId: unit?.id ?? '', words: words.trim() };
        await assign.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <UnitPicker
        label={t('form.unit')}
        hint={t('form.unitHint')}
        value={unit ? [unit] : []}
        error={form.errorOf('unitId')}
        onChange={([chosen]) => setUnit(chosen ?? null)}
      />
      <LongTextField form={form} name="words" label={t('form.words')} optional rows={2} />
    </SheetForm>
  );
}

/** Đăng hỏi – đáp: edited for everybody to read. */
function PublishSheet({ feedback, onClose }: SheetProps) {
  const { t } = useTranslation('feedback');
  const publish = useAct(publishAnswer);
  const { id, version, published } = feedback;
  const form = useForm({
    key: `publish-feedback:${id}`,
    first: {
      question: published?.question ?? feedback.words,
      answer: published?.answer ?? feedback.answer ?? '',
    },
    check: ({ question, answer }): { question?: string; answer?: string } => ({
      ...(question.trim().length < 10 ? { question: t('form.answerShort') } : {}),
      ...(answer.trim().length < 10 ? { answer: t('form.answerShort') } : {}),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('act.publish')}
      send={t('act.publish')}
      onClose={onClose}
      onSend={async ({ question, answer }) => {
        const body = { version, question: question.trim(), answer: answer.trim() };
        await publish.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <LongTextField
        form={form}
        name="question"
        label={t('form.question')}
        hint={t('form.questionHint')}
        rows={4}
      />
      <LongTextField form={form} name="answer" label={t('form.publicAnswer')} rows={5} />
    </SheetForm>
  );
}
