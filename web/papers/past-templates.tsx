import { useTranslation } from 'react-i18next';
import { downloadTemplate, type PaperTemplate } from '../../server/papers/template-contract.ts';
import { addressOf } from '../app/client.ts';
import { dayOf } from '../kit/format.ts';
import classes from './papers.module.css';

/** Templates that were in use before, each with its days and its file. */
export function PastTemplates({ templates }: { readonly templates: readonly PaperTemplate[] }) {
  const { t } = useTranslation('papers');
  const past = templates.filter(({ until }) => until !== null);
  if (past.length === 0) return null;
  return (
    <details className={classes.section}>
      <summary>{t('past', { count: past.length })}</summary>
      <ul>
        {past.map(({ id, type, name, since, until, closedBy }) => (
          <li key={id}>
            <a href={addressOf(downloadTemplate, { params: { id } })} download>
              {t('pastLine', {
                ...{ type: t(`type.${type}`), name, from: dayOf(since) },
                ...{ to: dayOf(until ?? since), by: closedBy ?? '' },
              })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
