import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  appraiseFor,
  type StandingCell,
  type StandingCriterion,
  selfScoreFor,
} from '../../server/emulation/standing-contract.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { uploadProof } from '../../server/scorecards/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { FileDrop, type UploadedFile } from '../kit/file-drop.tsx';
import { LongTextField, TextField } from '../kit/form.tsx';
import { number } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

/** A cell of the table that somebody gives points. */
export interface Scored {
  readonly side: 'self' | 'given';
  readonly criterion: StandingCriterion;
  readonly cell: StandingCell;
  readonly unit: UnitRef;
}

interface Words {
  readonly [field: string]: unknown;
  readonly points: string;
  readonly words: string;
}

interface ScoreSheetProps {
  readonly place: { readonly id: string; readonly stageId: string };
  readonly scored: Scored;
  readonly onClose: () => void;
}

/** Points as typed (`12,5`); NaN where they are none. */
function pointsIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Tự chấm, thẩm định: points with words and evidence; a difference needs words. */
export function ScoreSheet({ place, scored, onClose }: ScoreSheetProps) {
  const { t } = useTranslation('emulation');
  const self = useAct(selfScoreFor);
  const given = useAct(appraiseFor);
  const { side, criterion, cell, unit } = scored;
  const own = cell.self?.points ?? null;
  const before = side === 'self' ? cell.self : (cell.given ?? cell.self);
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const form = useForm<Words>({
    key: `score:${place.stageId}:${criterion.key}:${unit.id}:${side}`,
    first: {
      points: before ? number(before.points) : '',
      words: (side === 'self' ? cell.self : cell.given)?.words ?? '',
    },
    check: ({ points, words }) => {
      const errors: FormErrors<Words> = {};
      const value = pointsIn(points);
      const most = criterion.most ?? 0;
      if (Number.isNaN(value) || value > most) errors.points = t('standing.badPoints', { most });
      const needsWords = side === 'self' || (own !== null && value !== own);
      if (needsWords && words.trim().length < 3) {
        errors.words =
          side === 'given' && own !== null
            ? t('standing.difference', { self: number(own) })
            : t('standing.needWords');
      }
      return errors;
    },
  });

  async function send({ points, words }: Words): Promise<void> {
    const body = {
      ...{ unitId: unit.id, criterion: criterion.key, points: pointsIn(points), words },
      ...{ fileIds: files.map(({ id }) => id), version: cell.version },
    };
    await (side === 'self' ? self : given).mutateAsync({ params: place, body });
    toast(t('standing.done'));
  }

  const names = { criterion: criterion.name, unit: unit.name };
  return (
    <SheetForm
      form={form}
      title={t(side === 'self' ? 'standing.scoreOf' : 'standing.appraiseOf', names)}
      send={t('standing.send')}
      onSend={send}
      onClose={onClose}
    >
      {criterion.note && <p className="meta">{criterion.note}</p>}
      {side === 'given' && cell.self && (
        <p>
          {t('standing.self', { points: number(cell.self.points) })}: {cell.self.words}
        </p>
      )}
      <TextField
        form={form}
        name="points"
        label={t('standing.points')}
        hint={t('standing.most', { count: criterion.most ?? 0 })}
        inputMode="decimal"
        autoFocus
      />
      <LongTextField
        form={form}
        name="words"
        label={t('standing.words')}
        hint={t('standing.wordsHint')}
      />
      <FileDrop
        label={t('standing.file')}
        optional
        value={files}
        onChange={setFiles}
        endpoint={uploadProof}
      />
    </SheetForm>
  );
}
