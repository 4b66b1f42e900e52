import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterValues, uploadProof } from '../../server/scorecards/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { FileDrop, type UploadedFile } from '../kit/file-drop.tsx';
import { Form, LongTextField, TextField } from '../kit/form.tsx';
import { dayAndClock } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import type { Entries, OpenedCell } from './entries-tab.tsx';
import { ProofLinks } from './proof-links.tsx';
import { readNumber, writeNumber } from './typed-number.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly value: string;
  readonly words: string;
}

export interface CellSheetProps {
  readonly cardId: string;
  readonly entries: Entries;
  readonly cell: OpenedCell;
  readonly onClose: () => void;
}

/** One figure with its note and the files that prove it. */
export function ValueSheet({ cardId, entries, cell, onClose }: CellSheetProps) {
  const { t } = useTranslation('scorecards');
  const { t: kit } = useTranslation('kit');
  const { criterion, unit } = cell;
  const kept = entries.values.find(
    (each) => each.criterion === criterion.key && each.unitId === unit.id,
  );
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const enter = useAct(enterValues);
  const form = useForm<Words>({
    key: `value:${cardId}:${entries.period}:${criterion.key}:${unit.id}`,
    first: { value: writeNumber(kept?.value ?? null), words: kept?.words ?? '' },
    check: ({ value }) => {
      const errors: FormErrors<Words> = {};
      if (readNumber(value) === undefined) errors.value = t('entries.notNumber', { text: value });
      return errors;
    },
  });

  async function send({ value, words }: Words): Promise<void> {
    await enter.mutateAsync({
      params: { id: cardId },
      body: {
        period: entries.period,
        values: [
          {
            ...{ criterion: criterion.key, unitId: unit.id, value: readNumber(value) ?? null },
            ...{ words, fileIds: files.map(({ id }) => id), version: kept?.version ?? null },
          },
        ],
      },
    });
    toast(t('entries.done'));
    form.clear();
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('entries.valueTitle', { criterion: criterion.name })}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            {entries.mayEnter && (
              <Button type="submit" loading={form.sending}>
                {t('entries.send')}
              </Button>
            )}
          </>
        }
      >
        <p>
          <strong>{unit.name}</strong>
        </p>
        {criterion.note && <p className="meta">{criterion.note}</p>}
        {kept && (
          <p className="meta">{t('entries.by', { name: kept.by, at: dayAndClock(kept.at) })}</p>
        )}
        <TextField
          form={form}
          name="value"
          label={t('entries.value')}
          hint={
            criterion.kind === 'yes_no'
              ? `1 ${t('entries.yes')}, 0 ${t('entries.no')}`
              : criterion.unitOfMeasure
          }
          inputMode="decimal"
        />
        <LongTextField form={form} name="words" label={t('entries.words')} optional />
        <ProofLinks files={kept?.files ?? []} />
        <FileDrop
          label={t('entries.proof')}
          optional
          value={files}
          onChange={setFiles}
          endpoint={uploadProof}
        />
      </Form>
    </Sheet>
  );
}
