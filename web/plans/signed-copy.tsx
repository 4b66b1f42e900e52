import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  attachSigned,
  getReading,
  type Reading,
  removeSigned,
} from '../../server/plans/contract.ts';
import { call, type Reply, upload } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './source.module.css';
import { useReviewHere } from './use-review.ts';

const ACCEPT = '.pdf,.png,.jpg,.jpeg,.webp';

/** [Gắn bản ký]: the signed PDF or scan beside a text that came from somewhere else; another may replace it. */
export function SignedCopy() {
  const { t } = useTranslation('plans');
  const { reading, readOnly } = useReviewHere();
  const { busy, attach, remove } = useSignedCopy(reading);
  const { signed } = reading;
  if (!signed && readOnly) return null;
  return (
    <span className={classes.signed}>
      {signed && (
        <a href={signed.href} download={signed.name}>
          {t('signed.name', { name: signed.name })}
        </a>
      )}
      {!readOnly && (
        <ChooseFile busy={busy} onFile={(file) => void attach(file)}>
          {t(signed ? 'signed.replace' : 'signed.attach')}
        </ChooseFile>
      )}
      {signed && !readOnly && (
        <Button variant="default" data-size="xs" loading={busy} onClick={() => void remove()}>
          {t('signed.remove')}
        </Button>
      )}
    </span>
  );
}

function useSignedCopy({ id }: Reading) {
  const { t } = useTranslation('plans');
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  async function change(send: () => Promise<Reply<typeof attachSigned>>, said: string) {
    setBusy(true);
    try {
      const { signed } = await send();
      client.setQueryData<Reading>(keyOf(getReading, { params: { id } }), (before) =>
        before ? { ...before, signed } : before,
      );
      toast(said);
    } catch (error) {
      toastProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }
  return {
    busy,
    attach: (file: File) =>
      change(
        () => upload(attachSigned, file, {}, {}, { id }),
        t('signed.attached', { name: file.name }),
      ),
    remove: () => change(() => call(removeSigned, { params: { id } }), t('signed.removed')),
  };
}

interface ChooseFileProps {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

function ChooseFile({ busy, onFile, children }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again after it was taken away.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Button
        variant="default"
        data-size="xs"
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
