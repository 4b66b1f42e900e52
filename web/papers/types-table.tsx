import { useTranslation } from 'react-i18next';
import { SAMPLE_TYPES, type SampleType } from '../../server/papers/rules/sample-papers.ts';
import {
  downloadSample,
  downloadTemplate,
  type PaperTemplate,
} from '../../server/papers/template-contract.ts';
import { addressOf } from '../app/client.ts';
import { dayOf } from '../kit/format.ts';
import classes from './papers.module.css';

interface TypesTableProps {
  readonly templates: readonly PaperTemplate[];
  readonly mayEdit: boolean;
  /** The type whose sheet is shown below. */
  readonly shown: SampleType | null;
  readonly onLook: (type: SampleType) => void;
  readonly onAdd: (type: SampleType) => void;
  readonly onEnd: (template: PaperTemplate) => void;
}

/** Every type of document with the template in use and what can be done. */
export function TypesTable(props: TypesTableProps) {
  const { t } = useTranslation('papers');
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.type')}</th>
          <th scope="col">{t('column.used')}</th>
          <th scope="col">{t('column.acts')}</th>
        </tr>
      </thead>
      <tbody>
        {SAMPLE_TYPES.map((type) => (
          <Row key={type} type={type} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ type, templates, ...props }: TypesTableProps & { readonly type: SampleType }) {
  const { t } = useTranslation('papers');
  const { mayEdit, shown, onLook, onAdd, onEnd } = props;
  const used = templates.find((template) => template.type === type && template.until === null);
  const name = t(`type.${type}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{used ? <Used template={used} /> : t('ours')}</td>
      <td data-screen>
        <div className={classes.acts}>
          <button
            type="button"
            className="link-button"
            aria-expanded={shown === type}
            aria-label={t('lookOf', { type: name })}
            onClick={() => onLook(type)}
          >
            {t('look')}
          </button>
          <Trial type={type} format="docx" />
          <Trial type={type} format="pdf" />
          {mayEdit && (
            <button
              type="button"
              className="link-button"
              aria-label={t('uploadOf', { type: name })}
              onClick={() => onAdd(type)}
            >
              {t('upload')}
            </button>
          )}
          {mayEdit && used && (
            <button
              type="button"
              className="link-button"
              aria-label={t('endOf', { name: used.name })}
              onClick={() => onEnd(used)}
            >
              {t('end')}
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

function Used({ template }: { readonly template: PaperTemplate }) {
  const { t } = useTranslation('papers');
  const { id, name, since, addedBy } = template;
  return (
    <>
      <a
        href={addressOf(downloadTemplate, { params: { id } })}
        download
        aria-label={t('download', { name })}
      >
        {name}
      </a>{' '}
      <span className="meta">{t('since', { day: dayOf(since), by: addedBy })}</span>
    </>
  );
}

function Trial({ type, format }: { readonly type: SampleType; readonly format: 'docx' | 'pdf' }) {
  const { t } = useTranslation('papers');
  const act = t(format === 'docx' ? 'tryDocx' : 'tryPdf');
  return (
    <a
      href={addressOf(downloadSample, { params: { type }, query: { format } })}
      download
      aria-label={t('tryOf', { act, type: t(`type.${type}`) })}
    >
      {act}
    </a>
  );
}
