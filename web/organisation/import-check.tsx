import { useTranslation } from 'react-i18next';
import { UnitImportReply } from '../../server/organisation/contract.ts';
import type { ProblemError } from '../app/problem-error.ts';
import { say } from '../kit/format.ts';
import classes from './units.module.css';

type ImportErrors = UnitImportReply['errors'];

/** The faults of a sheet inside a refusal IMPORT_HAS_ERRORS; empty for any other problem. */
export function importErrorsOf(problem: ProblemError | null): ImportErrors {
  const { errors } = Object(problem?.details);
  const read = UnitImportReply.shape.errors.safeParse(errors);
  return read.success ? read.data : [];
}

/** Cells pasted from a sheet: tabs between columns, one line a row. */
export function pastedRows(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));
}

/** Every fault of a sheet at once, with how many there are. */
export function ImportErrorTable({ errors }: { errors: ImportErrors }) {
  const { t } = useTranslation('organisation');
  return (
    <div role="alert">
      <p className={classes.bad}>{t('units.importing.errors', { count: errors.length })}</p>
      <ImportFaultTable faults={errors} />
    </div>
  );
}

/** The faults of a sheet: line, column, what stands there, what is accepted. */
export function ImportFaultTable({ faults }: { faults: readonly ImportErrors[number][] }) {
  const { t } = useTranslation('organisation');
  return (
    <div className={classes.scrollX}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t('units.importing.line')}
            </th>
            <th scope="col">{t('units.importing.column')}</th>
            <th scope="col">{t('units.importing.value')}</th>
            <th scope="col">{t('units.importing.what')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((error) => (
            <tr key={`${error.line} ${error.column} ${error.vi}`}>
              <td className="right">{error.line}</td>
              <td>{error.column}</td>
              <td>{error.value === '' ? '' : `“${error.value}”`}</td>
              <td>{say(error)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
