import { useTranslation } from 'react-i18next';
import {
  type Preview,
  type Publication,
  previewPublication,
} from '../../server/portal/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { day, number } from '../kit/format.ts';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { StatusWord } from '../kit/status-chip.tsx';
import { ChangesTable } from './changes-table.tsx';
import type { Opened } from './opened.ts';
import classes from './publication.module.css';
import { FieldTable, LeftOutTable } from './publication-choosing.tsx';
import { PublicationFiles } from './publication-files.tsx';

interface PreparingProps {
  readonly publication: Publication;
  readonly onOpen: (opened: Opened) => void;
}

/** Bản sẽ công bố: exactly what anybody will read, where each field comes from, and what differs from now. */
export function Preparing({ publication, onOpen }: PreparingProps) {
  const { t } = useTranslation('portal');
  const { id, edition } = publication;
  const read = useRead(previewPublication, { params: { id } }, { keep: true });
  const preview = read.data;
  return (
    <section className={classes.section}>
      <h2>{t('page.preview')}</h2>
      {!preview && read.error && (
        <ErrorState error={read.error} onAgain={() => void read.refetch()} />
      )}
      {!preview && !read.error && <LoadingState />}
      {preview && (
        <>
          <Line preview={preview} />
          {preview.drift.length > 0 && (
            <details open className={classes.part}>
              <summary>{t('page.drift', { count: preview.drift.length })}</summary>
              <ChangesTable changes={preview.drift} />
            </details>
          )}
          {edition > 0 && (
            <details open={preview.changes.length <= 20} className={classes.part}>
              <summary>{t('page.changes', { count: preview.changes.length })}</summary>
              <ChangesTable changes={preview.changes} />
            </details>
          )}
          <Content preview={preview} />
          <PublicationFiles publication={publication} />
          <details className={classes.part}>
            <summary>{t('page.fields')}</summary>
            <FieldTable publication={publication} preview={preview} />
          </details>
          <details className={classes.part}>
            <summary>{t('page.things')}</summary>
            <LeftOutTable publication={publication} preview={preview} onOpen={onOpen} />
          </details>
        </>
      )}
    </section>
  );
}

function Line({ preview: { snapshot } }: { readonly preview: Preview }) {
  const { t } = useTranslation('portal');
  const { counts, cutOff } = snapshot;
  return (
    <p>
      {t('page.previewLine', {
        ...{ day: day(cutOff), total: number(counts.total), late: number(counts.openOverdue) },
        done: number(counts.doneOnTime + counts.doneLate),
      })}{' '}
      {t('page.everyoneReads')}
    </p>
  );
}

/** The tasks, targets and money of the edition, as they will stand. */
function Content({ preview: { snapshot } }: { readonly preview: Preview }) {
  const { t } = useTranslation('portal');
  const { tasks, targets, money } = snapshot;
  return (
    <>
      <details open={tasks.length <= 30} className={classes.part}>
        <summary>{t('page.tasks', { count: tasks.length })}</summary>
        <Rows
          heads={[t('col.task'), t('col.unit'), t('col.deadline'), t('col.state')]}
          rows={tasks.map((task) => ({
            key: task.key,
            cells: [
              <>
                {[task.label, task.title].filter(Boolean).join(' ')}
                {task.quote && <div className={classes.meta}>{task.quote}</div>}
              </>,
              task.unit?.name ?? number(task.units),
              task.deadline?.words,
              task.status && <StatusWord status={task.status} />,
            ],
          }))}
        />
      </details>
      {targets.length > 0 && (
        <details className={classes.part}>
          <summary>{t('page.targets', { count: targets.length })}</summary>
          <Rows
            heads={[t('thing.target'), t('col.promised'), t('col.reached')]}
            rows={targets.map((target) => ({
              key: target.key,
              cells: [
                target.name ?? target.quote,
                target.promisedWords ?? target.quote,
                target.reached === undefined
                  ? ''
                  : [number(target.reached), target.reachedIn].filter(Boolean).join(', '),
              ],
            }))}
          />
        </details>
      )}
      {money.length > 0 && (
        <details className={classes.part}>
          <summary>{t('page.money')}</summary>
          <Rows
            heads={[t('col.source'), t('col.year'), t('col.planned'), t('col.disbursed')]}
            rows={money.map((line) => ({
              key: `${line.source} ${line.year}`,
              cells: [
                line.source,
                line.year,
                line.planned === undefined ? '' : number(line.planned),
                line.disbursed === undefined ? '' : number(line.disbursed),
              ],
            }))}
          />
        </details>
      )}
    </>
  );
}

interface RowsProps {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly React.ReactNode[] }[];
}

function Rows({ heads, rows }: RowsProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {heads.map((head, at) => (
              <td key={head}>{cells[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
