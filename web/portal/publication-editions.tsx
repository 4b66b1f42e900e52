import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareEditions, type Edition, type Publication } from '../../server/portal/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { day, dayAndClock } from '../kit/format.ts';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { ChangesTable } from './changes-table.tsx';
import type { Opened } from './opened.ts';
import classes from './publication.module.css';

interface EditionsProps {
  readonly publication: Publication;
  readonly onOpen: (opened: Opened) => void;
}

/** Các bản đã công bố: what went out when, who answers for it, and what each says otherwise than the one before. */
export function Editions({ publication, onOpen }: EditionsProps) {
  const { t } = useTranslation('portal');
  const [compared, setCompared] = useState<number | null>(null);
  const { editions, address, id } = publication;
  return (
    <section className={classes.section}>
      <h2>{t('page.editions')}</h2>
      {editions.length === 0 ? (
        <p>{t('page.noEditions')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              {(['edition', 'published', 'cutOff', 'note', 'by'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`col.${column}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {editions.map((edition) => (
              <tr key={edition.number}>
                <td>
                  <EditionName edition={edition} publication={publication} address={address} />
                </td>
                <td>{dayAndClock(edition.publishedAt)}</td>
                <td>{day(edition.cutOff)}</td>
                <td>
                  {edition.note}
                  {edition.withdrawal && (
                    <div className={classes.notice}>
                      {t('page.gone', { reason: edition.withdrawal.reason })}
                    </div>
                  )}
                </td>
                <td>
                  {edition.proposedBy}, {edition.publishedBy}
                </td>
                <td className={classes.rowActs}>
                  {edition.number > 1 && (
                    <button
                      type="button"
                      className="link-button"
                      aria-expanded={compared === edition.number}
                      onClick={() =>
                        setCompared(compared === edition.number ? null : edition.number)
                      }
                    >
                      {t(compared === edition.number ? 'act.hideChanges' : 'act.changes')}
                    </button>
                  )}
                  {edition.number < publication.edition &&
                    edition.withdrawal === null &&
                    publication.may.includes('withdraw') && (
                      <button
                        type="button"
                        className="link-button"
                        onClick={() => onOpen({ act: 'withdrawEdition', edition: edition.number })}
                      >
                        {t('act.withdrawEdition')}
                      </button>
                    )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {compared !== null && <Changes id={id} number={compared} />}
    </section>
  );
}

/** "2 Cập nhật", leading to where anybody reads it. */
function EditionName({
  edition: { number, kind, withdrawal },
  publication,
  address,
}: {
  readonly edition: Edition;
  readonly publication: Publication;
  readonly address: string;
}) {
  const { t } = useTranslation('portal');
  const name = `${number} ${t(`kind.${kind}`)}`;
  if (withdrawal !== null || publication.state !== 'published') return name;
  return <a href={`${address}?ban=${number}`}>{name}</a>;
}

function Changes({ id, number }: { readonly id: string; readonly number: number }) {
  const read = useRead(compareEditions, { params: { id, number }, query: { since: number - 1 } });
  if (read.error) return <ErrorState error={read.error} onAgain={() => void read.refetch()} />;
  return read.data ? <ChangesTable changes={read.data.changes} /> : <LoadingState />;
}
