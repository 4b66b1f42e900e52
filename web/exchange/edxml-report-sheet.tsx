import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../server/calendar/rules/day.ts';
import { sendReport, sendReportFile } from '../../server/exchange/edxml/contract.ts';
import { listSubmissions } from '../../server/reporting/submission-contract.ts';
import { upload } from '../app/client.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { FileCatch } from '../kit/file-drop.tsx';
import { TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import type { OfPackage } from './edxml-act-sheets.tsx';

const EMPTY = {
  outside: false,
  submissionId: '',
  number: '',
  signedOn: '',
  subject: '',
  signer: '',
};
type Values = typeof EMPTY;

/** Gửi báo cáo: a report signed here as .docx and .pdf, or the file of one that was signed elsewhere. */
export function ReportSheet({ shown, onClose }: OfPackage) {
  const { t } = useTranslation('edxml');
  const navigate = useNavigate();
  const send = useAct(sendReport);
  const reports = useRead(listSubmissions, { query: { limit: 200, sort: '-changed' } });
  const signed = (reports.data?.rows ?? []).filter(({ number }) => number !== null);
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState('');
  const form = useForm<Values>({
    key: `edxml-report:${shown.id}`,
    first: EMPTY,
    check: (values) => {
      const errors: FormErrors<Values> = {};
      if (!values.outside) {
        if (values.submissionId === '') errors.submissionId = t('form.choose');
        return errors;
      }
      if (values.number.trim().length < 3) errors.number = t('form.needNumber');
      if (parseDay(values.signedOn) === null) errors.signedOn = t('form.needDay');
      if (values.subject.trim().length < 5) errors.subject = t('form.needSubject');
      return errors;
    },
  });
  const { outside } = form.values;

  async function sendWhatIsChosen(values: Values): Promise<void> {
    const params = { id: shown.id };
    const made = values.outside
      ? await sendFile(params, values)
      : await send.mutateAsync({ params, body: { submissionId: values.submissionId } });
    toast(t('done.sent'));
    await navigate({ to: '/admin/exchange/edxml/$id', params: { id: made.id } });
  }
  function sendFile(params: { id: string }, values: Values) {
    if (file === null) throw new Error(t('form.needFile'));
    const { number, subject, signer } = values;
    const signedOn = parseDay(values.signedOn) ?? '';
    return upload(sendReportFile, file, {}, {}, params, { number, subject, signer, signedOn });
  }

  return (
    <SheetForm
      form={form}
      title={t('form.reportTitle', { number: shown.number })}
      send={t('form.send')}
      onClose={onClose}
      blocked={outside && file === null}
      onSend={sendWhatIsChosen}
    >
      <Checkbox
        label={t('form.outside')}
        checked={outside}
        onChange={(event) => form.set({ outside: event.currentTarget.checked })}
      />
      {outside ? (
        <>
          <TextField form={form} name="number" label={t('form.number')} />
          <TextField
            form={form}
            name="signedOn"
            label={t('form.signedOn')}
            hint={t('form.signedOnHint')}
          />
          <TextField form={form} name="subject" label={t('form.subject')} />
          <TextField form={form} name="signer" label={t('form.signer')} optional />
          <FileCatch
            label={t('form.file')}
            accept=".pdf,.docx"
            onFiles={([chosen]) => setFile(chosen ?? null)}
            onRefused={setRefused}
          />
          <p role="status">{refused || (file ? file.name : t('form.needFile'))}</p>
        </>
      ) : signed.length === 0 ? (
        <p>{t('form.noSubmission')}</p>
      ) : (
        <ChoiceField
          form={form}
          name="submissionId"
          label={t('form.submission')}
          searchable
          options={signed.map(({ id, number, title }) => ({
            value: id,
            label: [number, title].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </SheetForm>
  );
}
