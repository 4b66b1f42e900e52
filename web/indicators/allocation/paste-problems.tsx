import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridProblem } from '../../../server/indicators/rules/grid-problems.ts';
import { say } from '../../kit/format.ts';
import classes from './allocation.module.css';

/** Every fault of a sheet at once: line, column, what stands there, what is accepted. */
export function GridProblems({ problems }: { problems: readonly GridProblem[] }) {
  const { t } = useTranslation('allocation');
  return (
    <div className={classes.scrollX}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t('paste.line')}
            </th>
            <th scope="col">{t('paste.column')}</th>
            <th scope="col">{t('paste.value')}</th>
            <th scope="col">{t('paste.what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.column} ${problem.vi}`}>
              <td className="right">{problem.line}</td>
              <td>{problem.column}</td>
              <td>{problem.value === '' ? '' : `“${problem.value}”`}</td>
              <td>{say(problem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PasteProblemsProps {
  readonly problems: readonly GridProblem[];
  readonly onClose: () => void;
}

/** A block that was not pasted, and why; the grid stays as it was. */
export function PasteProblems({ problems, onClose }: PasteProblemsProps) {
  const { t } = useTranslation('allocation');
  return (
    <div role="alert" className={classes.stack}>
      <p className={classes.bad}>{t('paste.errors', { count: problems.length })}</p>
      <GridProblems problems={problems} />
      <div>
        <Button variant="default" onClick={onClose}>
          {t('paste.close')}
        </Button>
      </div>
    </div>
  );
}
