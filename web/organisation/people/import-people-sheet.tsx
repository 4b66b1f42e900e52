import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  importPeople,
  listPeople,
  listPosts,
  type PeopleImportReply,
} from '../../../server/organisation/people-contract.ts';
import { PEOPLE_COLUMNS } from '../../../server/organisation/rules/people-sheet.ts';
import { call, upload } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { keyOf } from '../../app/use-endpoint.ts';
import { type GivenSheet, ImportSheet } from '../../kit/import-sheet.tsx';
import { ImportFaultTable, importErrorsOf } from '../import-check.tsx';

/** Import of people with their posts: checked first, written whole or not at all. */
export function ImportPeopleSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: units } = useTranslation('organisation');
  const { language } = usePreferences();
  const client = useQueryClient();
  const heads = PEOPLE_COLUMNS.map((column) => column[language]).join(' · ');
  const send = ({ file, rows, write }: GivenSheet): Promise<PeopleImportReply> =>
    file
      ? upload(importPeople, file, {}, { write: String(write) })
      : call(importPeople, { body: { rows, write } });
  const added = (reply: PeopleImportReply) =>
    reply.rows.filter(({ kind }) => kind === 'add').length;
  return (
    <ImportSheet<PeopleImportReply>
      keptAs="import-people"
      words={{
        title: t('import.title'),
        check: units('units.importing.check'),
        write: (count) => t('import.write', { count }),
        nothing: units('units.importing.nothing'),
        paste: units('units.importing.paste'),
        pasteHint: `${t('import.pasteHint')} ${heads}.`,
        file: units('units.importing.file'),
        faults: (count) => units('units.importing.errors', { count }),
        done: (count) => t('import.done', { count }),
      }}
      send={send}
      changes={added}
      onWritten={() =>
        Promise.all(
          [listPeople, listPosts].map((each) =>
            client.invalidateQueries({ queryKey: keyOf(each) }),
          ),
        )
      }
      faultsIn={importErrorsOf}
      showFaults={(faults) => <ImportFaultTable faults={faults} />}
      showChanges={(reply) => (
        <p role="status">
          {t('import.ready', {
            ...{ total: reply.rows.length, count: added(reply) },
            same: reply.rows.length - added(reply),
          })}
        </p>
      )}
      onClose={onClose}
    />
  );
}
