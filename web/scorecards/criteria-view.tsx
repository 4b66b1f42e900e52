import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { isUnitKind, UNIT_KIND_NAMES } from '../../server/organisation/rules/unit-kind.ts';
import type { Definition, IndicatorRef, Unsound } from '../../server/scorecards/contract.ts';
import { mostInAll, mostPoints } from '../../server/scorecards/rules/criteria-tree.ts';
import { say } from '../kit/format.ts';
import { depthOf } from './edit-criteria.ts';
import classes from './scorecards.module.css';
import { useFormulaWords } from './use-formula-words.ts';

interface CriteriaViewProps {
  readonly definition: Definition;
  readonly unsound: readonly Unsound[];
  readonly units: readonly UnitRef[];
  readonly indicators: readonly IndicatorRef[];
}

/** The tree of criteria to be read: points, where the number comes from, how it becomes points. */
export function CriteriaView({ definition, unsound, units, indicators }: CriteriaViewProps) {
  const { t } = useTranslation('scorecards');
  const words = useFormulaWords(indicators);
  const { criteria } = definition;
  const most = mostPoints(definition);
  return (
    <>
      <p>
        {useSubjectWords(definition, units)}.{' '}
        {t('criteria.total', { total: formatNumber(mostInAll(definition)) })}.
      </p>
      {unsound.length > 0 && (
        <div role="alert" className={classes.unsound}>
          <strong>{t('criteria.unsound', { count: unsound.length })}</strong>
          <ul>
            {unsound.map(({ key, field, what }) => (
              <li key={`${key} ${field} ${what.vi}`}>
                {criteria.find((each) => each.key === key)?.name} {say(what)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <table className={classes.criteria}>
        <caption className={classes.hidden}>{t('criteria.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criteria.name')}</th>
            <th scope="col">{t('criteria.role')}</th>
            <th scope="col" className="right">
              {t('criteria.most')}
            </th>
            <th scope="col">{t('criteria.source')}</th>
            <th scope="col">{t('criteria.formula')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((each) => (
            <tr key={each.key}>
              <th
                scope="row"
                style={{ paddingInlineStart: `${depthOf(criteria, each.key) + 0.5}rem` }}
              >
                {each.source === null ? <strong>{each.name}</strong> : each.name}
                {each.note && <span className={classes.note}>{each.note}</span>}
              </th>
              <td data-label={t('criteria.role')}>{t(`role.${each.role}`)}</td>
              <td className="right" data-label={t('criteria.most')}>
                {each.role === 'gate' ? '' : formatNumber(most.get(each.key) ?? 0)}
              </td>
              <td data-label={t('criteria.source')}>{each.source && words.source(each.source)}</td>
              <td data-label={t('criteria.formula')}>
                {each.formula && words.formula(each.formula)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Ranking definition={definition} />
    </>
  );
}

function Ranking({ definition }: { readonly definition: Definition }) {
  const { t } = useTranslation('scorecards');
  const { tieBreak, criteria, tooFew, sharedRanks, bonusCap, penaltyCap } = definition;
  const names = tieBreak.map((key) => criteria.find((each) => each.key === key)?.name ?? key);
  const lines = [
    `${t('criteria.tooFew')}: ${t(tooFew === 'spread' ? 'criteria.spread' : 'criteria.neutralChoice')}`,
    `${t('criteria.tieBreak')}: ${names.join(' → ') || t('criteria.tieBreakNone')}`,
    ...(sharedRanks ? [t('criteria.sharedRanks')] : [t('criteria.sharedRanksHint')]),
    ...(bonusCap === null ? [] : [t('criteria.bonusMost', { points: formatNumber(bonusCap) })]),
    ...(penaltyCap === null
      ? []
      : [t('criteria.penaltyMost', { points: formatNumber(penaltyCap) })]),
  ];
  return (
    <ul className={classes.settingsList}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useSubjectWords({ subjects }: Definition, units: readonly UnitRef[]): string {
  const { t } = useTranslation('scorecards');
  const where = (unitId: string | null) =>
    unitId === null
      ? t('subjects.wholeAuthority')
      : (units.find(({ id }) => id === unitId)?.name ?? unitId);
  switch (subjects.kind) {
    case 'kind': {
      const { unitKind } = subjects;
      const what = isUnitKind(unitKind) ? say(UNIT_KIND_NAMES[unitKind]) : unitKind;
      return t('subjects.saidKind', { what, where: where(subjects.underUnitId) });
    }
    case 'level':
      return t('subjects.saidLevel', {
        where: where(subjects.underUnitId),
        count: subjects.depth,
      });
    case 'list':
      return t('subjects.saidList', { count: subjects.unitIds.length });
    case 'blocks':
      return `${t('subjects.saidBlocks', { count: subjects.blocks.length })}: ${subjects.blocks
        .map(({ name }) => name)
        .join(', ')}`;
  }
}
