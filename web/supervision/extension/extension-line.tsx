import { useTranslation } from 'react-i18next';
import type { ExtensionLine as Line } from '../../../server/tasks/extension-contract.ts';
import { day, dayOf } from '../../kit/format.ts';
import classes from '../supervision.module.css';

/** One request: the deadline that it moved, struck; the one it asked for or got; who decided what. */
export function ExtensionLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation('supervision');
  const { state, asked, decided } = line;
  const isMoved = state === 'granted' || state === 'shortened';
  const to = line.grantedDueOn ?? line.toDueOn;
  const said = line.to.precision === 'day' ? day(to) : `${line.to.raw} (${day(to)})`;
  return (
    <p className={classes.figures}>
      <span className={isMoved ? classes.struck : undefined}>{day(line.fromDueOn)}</span> →{' '}
      <strong>{state === 'shortened' ? day(to) : said}</strong> · {t(`extension.state.${state}`)}
      <br />
      <span className="meta">
        {t('explanation.explained', { name: asked.name, at: day(dayOf(asked.at)) })}: {line.reason}
        {decided !== null &&
          ` · ${t('explanation.explained', { name: decided.name, at: day(dayOf(decided.at)) })}`}
        {line.decisionWords !== null && `: ${line.decisionWords}`}
      </span>
    </p>
  );
}
