import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPackages, receiveMessage } from '../../server/exchange/edxml/contract.ts';
import { upload } from '../app/client.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';

/** Nhận gói .edxml: a file that somebody brought, taken in as the gateway would. */
export function UploadSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('edxml');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [refused, setRefused] = useState('');

  async function send(file: File | undefined): Promise<void> {
    if (!file) return;
    setSending(true);
    setProblem(null);
    setRefused('');
    try {
      const { packageId, outcome } = await upload(receiveMessage, file);
      toast(t(`received.${outcome}`));
      await client.invalidateQueries({ queryKey: keyOf(listPackages) });
      onClose();
      await navigate({ to: '/admin/exchange/edxml/$id', params: { id: packageId } });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <Sheet opened onClose={onClose} title={t('upload')}>
      <FileCatch
        label={t('upload')}
        accept=".edxml,.xml"
        disabled={sending}
        onFiles={([file]) => void send(file)}
        onRefused={setRefused}
      />
      {refused && <p role="alert">{refused}</p>}
      {sending && <LoadingState rows={2} />}
      {problem && <ErrorState error={problem} />}
    </Sheet>
  );
}
