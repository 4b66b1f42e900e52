import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  addPublicationFile,
  getPublicationFile,
  type Publication,
  takeDirectiveFile,
} from '../../server/portal/contract.ts';
import { addressOf, upload } from '../app/client.ts';
import { useAct } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { fileSize } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './publication.module.css';
import { useChoosing } from './use-choosing.ts';

/** Tệp kèm theo: uploaded, or taken from the document; only those that are ticked go out. */
export function PublicationFiles({ publication }: { readonly publication: Publication }) {
  const { t } = useTranslation('portal');
  const queries = useQueryClient();
  const choose = useChoosing(publication);
  const take = useAct(takeDirectiveFile);
  const { id, files, offered } = publication;
  const chosen = publication.choices?.fileIds ?? [];
  const open = offered.filter(({ name }) => !files.some((file) => file.name === name));

  async function send(list: File[]): Promise<void> {
    for (const file of list) {
      await upload(addPublicationFile, file, {}, {}, { id });
    }
    await queries.invalidateQueries();
    toast(t('done'));
  }

  return (
    <section className={classes.part}>
      <h3>{t('page.files')}</h3>
      {files.length === 0 && <p>{t('page.noFiles')}</p>}
      <ul className={classes.plain}>
        {files.map((file) => (
          <li key={file.id}>
            <Checkbox
              size="xs"
              aria-label={file.name}
              checked={chosen.includes(file.id)}
              disabled={choose === null}
              onChange={({ currentTarget }) =>
                choose?.({
                  fileIds: currentTarget.checked
                    ? [...chosen, file.id]
                    : chosen.filter((each) => each !== file.id),
                })
              }
            />
            <a href={addressOf(getPublicationFile, { params: { id, fileId: file.id } })} download>
              {file.name}
            </a>
            <span className={classes.meta}>
              {fileSize(file.size)}, {file.addedBy}
            </span>
          </li>
        ))}
      </ul>
      {choose && (
        <div className={classes.row}>
          {open.map(({ which, name }) => (
            <Button
              key={which}
              variant="default"
              onClick={() =>
                void take.mutateAsync({ params: { id }, body: { which } }).catch(toastProblem)
              }
            >
              {t('act.takeFile', { name })}
            </Button>
          ))}
          <FileCatch
            label={t('form.file')}
            onFiles={(list) => void send(list).catch(toastProblem)}
            onRefused={(sentence) => toast(sentence)}
          />
        </div>
      )}
    </section>
  );
}
