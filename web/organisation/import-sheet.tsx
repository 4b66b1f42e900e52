import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  getUnit,
  importUnits,
  listUnits,
  type UnitImportReply,
} from '../../server/organisation/contract.ts';
import { UNIT_COLUMNS } from '../../server/organisation/rules/import-columns.ts';
import { call, upload } from '../app/client.ts';
import { usePreferences } from '../app/preferences.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { type GivenSheet, ImportSheet as KitImportSheet } from '../kit/import-sheet.tsx';
import { ImportFaultTable, importErrorsOf } from './import-check.tsx';
import classes from './units.module.css';

/** Import of a unit tree. */
export function ImportSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const { language } = usePreferences();
  const client = useQueryClient();
  const heads = UNIT_COLUMNS.map((column) => column[language]).join(' · ');
  const send = ({ file, rows, write }: GivenSheet): Promise<UnitImportReply> =>
    file
      ? upload(importUnits, file, {}, { write: String(write) })
      : call(importUnits, { body: { rows, write } });
  return (
    <KitImportSheet<UnitImportReply>
      keptAs="import-units"
      words={{
        title: t('units.importing.title'),
        check: t('units.importing.check'),
        write: (count) => t('units.importing.write', { count }),
        nothing: t('units.importing.nothing'),
        paste: t('units.importing.paste'),
        pasteHint: `${t('units.importing.pasteHint')} ${heads}.`,
        file: t('units.importing.file'),
        faults: (count) => t('units.importing.errors', { count }),
        done: (count) => t('units.importing.done', { count }),
      }}
      send={send}
      changes={(reply) => countOf(reply, 'add')}
      onWritten={() =>
        Promise.all(
          [listUnits, getUnit].map((each) => client.invalidateQueries({ queryKey: keyOf(each) })),
        )
      }
      faultsIn={importErrorsOf}
      showFaults={(faults) => <ImportFaultTable faults={faults} />}
      showChanges={(reply) => <ChangeTable reply={reply} />}
      onClose={onClose}
    />
  );
}

function countOf(reply: UnitImportReply, kind: 'add' | 'same'): number {
  return reply.changes.filter((change) => change.kind === kind).length;
}

/** At most so many lines of a right sheet are drawn; the count above them is of all. */
const DRAWN = 200;

function ChangeTable({ reply }: { reply: UnitImportReply }) {
  const { t } = useTranslation('organisation');
  return (
    <div role="status">
      <p>
        {t('units.importing.ready', {
          total: reply.changes.length,
          count: countOf(reply, 'add'),
          same: countOf(reply, 'same'),
        })}
      </p>
      <div className={classes.scrollX}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className="right">
                {t('units.importing.line')}
              </th>
              <th scope="col">{t('units.importing.change')}</th>
              <th scope="col">{t('units.importing.name')}</th>
              <th scope="col">{t('units.importing.under')}</th>
            </tr>
          </thead>
          <tbody>
            {reply.changes.slice(0, DRAWN).map((change) => (
              <tr key={change.line}>
                <td className="right">{change.line}</td>
                <td>{t(`units.importing.${change.kind}Line`)}</td>
                <td>{change.name}</td>
                <td>{change.under}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
