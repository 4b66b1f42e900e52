import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  answerRecall,
  type EdxmlPackageView,
  recallPackage,
  refusePackage,
} from '../../server/exchange/edxml/contract.ts';
import type { PackageAct } from '../../server/exchange/edxml/rules/package-states.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import { ReportSheet } from './edxml-report-sheet.tsx';

export interface OfPackage {
  readonly shown: EdxmlPackageView;
  readonly onClose: () => void;
}

/** The form of an act that needs words. */
export function PackageSheets({ act, ...rest }: OfPackage & { readonly act: PackageAct }) {
  switch (act) {
    case 'refuse':
    case 'recall':
      return <ReasonSheet act={act} {...rest} />;
    case 'answer_recall':
      return <AnswerSheet {...rest} />;
    case 'report':
      return <ReportSheet {...rest} />;
    case 'accept':
    case 'finish':
      return null;
  }
}

/** Từ chối, lấy lại: with the reason that the other side reads. */
function ReasonSheet({ shown, act, onClose }: OfPackage & { readonly act: 'refuse' | 'recall' }) {
  const { t } = useTranslation('edxml');
  const { id, version } = shown;
  const refuse = useAct(refusePackage);
  const recall = useAct(recallPackage);
  const form = useForm({
    key: `edxml-${act}:${id}`,
    first: { reason: '' },
    check: ({ reason }): { reason?: string } =>
      reason.trim().length < 5 ? { reason: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t(act === 'refuse' ? 'form.refuseTitle' : 'form.recallTitle')}
      send={t(`act.${act}`)}
      onClose={onClose}
      onSend={async ({ reason }) => {
        const parts = { params: { id }, body: { version, reason: reason.trim() } };
        await (act === 'refuse' ? refuse : recall).mutateAsync(parts);
        toast(t(`done.${act}`));
      }}
    >
      <LongTextField form={form} name="reason" label={t('form.reason')} rows={3} />
    </SheetForm>
  );
}

/** Trả lời thu hồi: yes, or no with the reason. */
function AnswerSheet({ shown: { id, version }, onClose }: OfPackage) {
  const { t } = useTranslation('edxml');
  const answer = useAct(answerRecall);
  const form = useForm({
    key: `edxml-answer:${id}`,
    first: { agrees: 'yes', reason: '' },
    check: ({ agrees, reason }): { reason?: string } =>
      agrees === 'no' && reason.trim().length < 5 ? { reason: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t('act.answer_recall')}
      send={t('form.answer')}
      onClose={onClose}
      onSend={async ({ agrees, reason }) => {
        const body = { version, agrees: agrees === 'yes', reason: reason.trim() };
        await answer.mutateAsync({ params: { id }, body });
        toast(t('done.answer_recall'));
      }}
    >
      <Radio.Group
        label={t('form.answer')}
        value={form.values.agrees}
        onChange={(agrees) => form.set({ agrees })}
      >
        <Radio value="yes" label={t('form.agree')} />
        <Radio value="no" label={t('form.disagree')} />
      </Radio.Group>
      <p>{t('form.recallNote')}</p>
      <LongTextField
        form={form}
        name="reason"
        label={t('form.reason')}
        hint={t('form.recallReason')}
        optional={form.values.agrees === 'yes'}
        rows={2}
      />
    </SheetForm>
  );
}
