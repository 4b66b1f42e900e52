import { useTranslation } from 'react-i18next';
import type { ExplanationLine as Line } from '../../../server/tasks/explanation-contract.ts';
import { day, dayOf, say } from '../../kit/format.ts';
import classes from '../supervision.module.css';

/** One explanation: cause and words, when it will be done, what was decided about it. */
export function ExplanationLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation('supervision');
  const { cause, explained, decided } = line;
  return (
    <p className={classes.figures}>
      <strong>{say(cause)}</strong> (
      {t(`explanation.${cause.objective ? 'objective' : 'subjective'}`)}) ·{' '}
      {t(`explanation.state.${line.state}`)}
      <br />
      {line.words}
      <br />
      <span className="meta">
        {line.lateDays > 0 && `${t('explanation.late', { count: line.lateDays })} · `}
        {t('explanation.explained', { name: explained.name, at: day(dayOf(explained.at)) })}
        {line.newDueOn !== null && ` · ${t('explanation.next', { day: day(line.newDueOn) })}`}
        {decided !== null &&
          ` · ${t('explanation.explained', { name: decided.name, at: day(dayOf(decided.at)) })}`}
        {line.decisionWords !== null && `: ${line.decisionWords}`}
      </span>
    </p>
  );
}
