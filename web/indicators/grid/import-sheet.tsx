import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GridImportReply, importValues } from '../../../server/indicators/grid-contract.ts';
import { call, upload } from '../../app/client.ts';
import { type GivenSheet, ImportSheet as KitImportSheet } from '../../kit/import-sheet.tsx';
import { Segments } from '../../kit/segments.tsx';
import { GridProblems } from '../allocation/paste-problems.tsx';
import { ImportPreview } from './import-preview.tsx';

type Kind = 'actual' | 'estimate';

/** Values of an indicator from a sheet, all of one kind; where some are corrected, why. */
export function ImportSheet({
  indicatorId,
  onClose,
}: {
  indicatorId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('allocation');
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>('actual');
  const [why, setWhy] = useState('');
  const kindLabel = useId();
  function send({ file, rows, write }: GivenSheet): Promise<GridImportReply> {
    const params = { id: indicatorId };
    const said = why.trim();
    return file
      ? upload(importValues, file, {}, { write: String(write), kind, why: said }, params)
      : call(importValues, { params, body: { rows, kind, why: said || null, write } });
  }
  return (
    <KitImportSheet<GridImportReply>
      keptAs={`import-values:${indicatorId}`}
      words={{
        title: t('import.title'),
        check: t('import.check'),
        write: (count) => t('import.write', { count }),
        nothing: t('import.nothing'),
        paste: t('import.paste'),
        pasteHint: t('import.pasteHint'),
        file: t('import.file'),
        faults: (count) => t('import.errors', { count }),
        done: (count) => t('import.done', { count }),
      }}
      send={send}
      changes={changedOf}
      // Series, judgements and shares all follow from the values.
      onWritten={() => client.invalidateQueries()}
      showFaults={(faults) => <GridProblems problems={faults} />}
      showChanges={(reply) => <ImportPreview reply={reply} />}
      fields={(forget, checked) => (
        <>
          <div>
            <p id={kindLabel}>{t('import.kind')}</p>
            <Segments
              labelledBy={kindLabel}
              value={kind}
              data={(['actual', 'estimate'] as const).map((value) => ({
                value,
                label: t(`import.${value}`),
              }))}
              onChange={(next) => {
                setKind(next);
                forget();
              }}
            />
          </div>
          {(corrects(checked) || why !== '') && (
            <TextInput
              label={t('import.why')}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
        </>
      )}
      onClose={onClose}
    />
  );
}

function corrects(checked: GridImportReply | null): boolean {
  return checked?.values.some(({ kind }) => kind === 'correct') ?? false;
}

function changedOf({ values }: GridImportReply): number {
  return values.filter(({ kind }) => kind !== 'same').length;
}
