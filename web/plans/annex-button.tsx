import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAnnex } from '../../server/plans/contract.ts';
import { upload } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { addAnnex } from './annex-tasks.ts';
import { useReviewHere } from './use-review.ts';

/** [Tải phụ lục]: the list that the document names by its count only, from a file of its own. */
export function AnnexButton() {
  const { t } = useTranslation('plans');
  const { edit, send } = useReviewHere();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  async function take(file: File): Promise<void> {
    const { name } = file;
    setBusy(true);
    try {
      const annex = await upload(readAnnex, file);
      if (annex.tasks.length === 0) return toast(t('declared.annexNone', { name }));
      edit(addAnnex(annex));
      toast(t('declared.annexDone', { count: annex.tasks.length, name }), {
        undo: () => send({ type: 'undo' }),
      });
    } catch (error) {
      toastProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".docx,.pdf,.html,.htm,.txt,.xlsx"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      <Button
        variant="default"
        data-size="xs"
        data-screen
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {t('declared.annex')}
      </Button>
    </>
  );
}
