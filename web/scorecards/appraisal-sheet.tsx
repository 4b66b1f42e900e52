import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import { appraise, selfScore, uploadProof } from '../../server/scorecards/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { FileDrop, type UploadedFile } from '../kit/file-drop.tsx';
import { LongTextField, TextField } from '../kit/form.tsx';
import { dayAndClock } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { ProofLinks } from './proof-links.tsx';
import { readNumber, writeNumber } from './typed-number.ts';
import type { CellSheetProps } from './value-sheet.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly points: string;
  readonly words: string;
}

/** Tự chấm or thẩm định of one criterion: points with words and evidence; a difference needs words. */
export function AppraisalSheet({ cardId, entries, cell, onClose }: CellSheetProps) {
  const { t } = useTranslation('scorecards');
  const { criterion, unit, side } = cell;
  const found = entries.appraisals.find(
    (each) => each.criterion === criterion.key && each.unitId === unit.id,
  );
  const isSelf = side === 'self';
  const mine = found?.[isSelf ? 'self' : 'given'] ?? null;
  const self = found?.self ?? null;
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const give = useAct(isSelf ? selfScore : appraise);
  const most = formatNumber(criterion.most);
  const differs = (points: string) =>
    !isSelf && self !== null && readNumber(points) !== self.points;
  const form = useForm<Words>({
    key: `${side}:${cardId}:${entries.period}:${criterion.key}:${unit.id}`,
    first: { points: writeNumber(mine?.points ?? self?.points ?? null), words: mine?.words ?? '' },
    check: ({ points, words }) => {
      const errors: FormErrors<Words> = {};
      const number = readNumber(points);
      if (number === undefined || number === null || number < 0 || number > criterion.most) {
        errors.points = t('entries.noPoints', { most });
      }
      const isSilent = words.trim().length < 3;
      if (isSelf && isSilent) errors.words = t('entries.noWords');
      if (differs(points) && isSilent) {
        errors.words = t('entries.noWhy', { self: formatNumber(self?.points ?? 0) });
      }
      return errors;
    },
  });

  async function send({ points, words }: Words): Promise<void> {
    await give.mutateAsync({
      params: { id: cardId },
      body: {
        ...{ period: entries.period, criterion: criterion.key, unitId: unit.id, words },
        ...{ points: readNumber(points) ?? 0, fileIds: files.map(({ id }) => id) },
        version: found?.version ?? null,
      },
    });
    toast(t('entries.done'));
  }

  const title = t(isSelf ? 'entries.selfTitle' : 'entries.givenTitle', {
    criterion: criterion.name,
  });
  return (
    <SheetForm form={form} title={title} send={t('entries.send')} onSend={send} onClose={onClose}>
      <p>
        <strong>{unit.name}</strong>
      </p>
      {criterion.note && <p className="meta">{criterion.note}</p>}
      {!isSelf && self && (
        <div>
          <p>{t('entries.selfSaid', { points: formatNumber(self.points), words: self.words })}</p>
          <p className="meta">{t('entries.by', { name: self.by, at: dayAndClock(self.at) })}</p>
          <ProofLinks files={self.files} />
        </div>
      )}
      <TextField
        form={form}
        name="points"
        label={t('entries.points', { most })}
        inputMode="decimal"
      />
      <LongTextField
        form={form}
        name="words"
        label={t(differs(form.values.points) ? 'entries.wordsDiffer' : 'entries.words')}
        optional={!isSelf && !differs(form.values.points)}
      />
      <ProofLinks files={mine?.files ?? []} />
      <FileDrop
        label={t('entries.proof')}
        optional
        value={files}
        onChange={setFiles}
        endpoint={uploadProof}
      />
    </SheetForm>
  );
}
