import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleType } from '../../server/papers/rules/sample-papers.ts';
import {
  addTemplate,
  listTemplates,
  type TemplateFault,
  TemplateFaults,
} from '../../server/papers/template-contract.ts';
import { newKey, upload } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { fileSize, say } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import classes from './papers.module.css';

/** As large as the server takes. */
const MOST_BYTES = 5 * 1024 * 1024;

interface AddTemplateSheetProps {
  readonly type: SampleType;
  readonly onClose: () => void;
}

/** Tải mẫu lên: a Word file for one type; whatever is wrong with it is told at once. */
export function AddTemplateSheet({ type, onClose }: AddTemplateSheetProps) {
  const { t } = useTranslation('papers');
  const { t: kit } = useTranslation('kit');
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [faults, setFaults] = useState<readonly TemplateFault[]>([]);
  const key = useRef(newKey());
  const isShort = name.trim().length < 2;

  function forget(): void {
    key.current = newKey();
    setRefusal('');
    setFaults([]);
  }

  async function send(): Promise<void> {
    setAsked(true);
    if (!file || isShort) return;
    setBusy(true);
    try {
      const sending = { idempotencyKey: key.current };
      const { left } = await upload(addTemplate, file, sending, { type, name: name.trim() });
      await client.invalidateQueries({ queryKey: keyOf(listTemplates) });
      const places = left.map((place) => `{{${place}}}`).join(', ');
      toast(
        [
          t('adding.done', { name }),
          ...(left.length > 0 ? [t('adding.left', { places })] : []),
        ].join(' '),
      );
      onClose();
    } catch (error) {
      const problem = asProblem(error);
      const told = TemplateFaults.safeParse(problem.details);
      setRefusal(problem.sentence);
      setFaults(told.success ? told.data.faults : []);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('adding.title', { type: t(`type.${type}`) })}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button loading={busy} onClick={() => void send()}>
            {t('adding.send')}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <p>{t('adding.what', { so: '{{so}}', noi_dung: '{{noi_dung}}' })}</p>
        <TextInput
          label={t('adding.name')}
          value={name}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          error={asked && isShort ? t('adding.noName') : null}
          onChange={(event) => {
            setName(event.currentTarget.value);
            forget();
          }}
        />
        {file ? (
          <p>
            {file.name} <span className="meta">{fileSize(file.size)}</span>{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                setFile(null);
                forget();
              }}
            >
              {kit('file.remove', { name: file.name })}
            </button>
          </p>
        ) : (
          <FileCatch
            label={t('adding.file')}
            accept=".docx"
            limit={MOST_BYTES}
            onRefused={setRefusal}
            onFiles={([first]) => {
              forget();
              setFile(first ?? null);
            }}
          />
        )}
        {asked && !file && <p className={classes.bad}>{t('adding.noFile')}</p>}
        {refusal && (
          <p className={classes.bad} role="alert">
            {refusal}
          </p>
        )}
        {faults.length > 0 && (
          <ul aria-label={t('adding.faults')}>
            {faults.map((fault) => (
              <li key={`${fault.place}-${fault.en}`}>{say(fault)}</li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  );
}
