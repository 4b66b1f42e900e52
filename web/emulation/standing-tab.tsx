import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCriteria } from '../../server/emulation/campaign-contract.ts';
import {
  getStanding,
  type Standing,
  type StandingCell,
  type StandingCriterion,
  type StandingRow,
} from '../../server/emulation/standing-contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { toastProblem } from '../kit/toast.tsx';
import classes from './emulation.module.css';
import { type Scored, ScoreSheet } from './score-sheet.tsx';
import { ScrollBox } from './scroll-box.tsx';
import type { StageProps } from './stage-props.ts';
import { Steps } from './steps.tsx';

/** Chấm điểm: per cluster units by criterion, self-score and appraised score side by side. */
export function StandingTab({ campaign, stage }: StageProps) {
  const { asOf } = useView();
  const [scored, setScored] = useState<Scored | null>(null);
  const place = { id: campaign.id, stageId: stage.id };
  const query = useRead(getStanding, { params: place, query: { asOf: asOf ?? undefined } });
  return (
    <>
      <Steps stage={stage} />
      <ReadState query={query}>
        {(standing) =>
          standing.criteria.length === 0 ? (
            <NoCriteria campaign={campaign} stage={stage} standing={standing} />
          ) : (
            <Clusters standing={standing} onScore={setScored} />
          )
        }
      </ReadState>
      {scored && <ScoreSheet place={place} scored={scored} onClose={() => setScored(null)} />}
    </>
  );
}

function NoCriteria({ campaign, stage, standing }: StageProps & { standing: Standing }) {
  const { t } = useTranslation('emulation');
  const add = useAct(addCriteria);
  if (standing.scorecardId !== null) {
    return <EmptyState acts={<Open id={standing.scorecardId} />}>{t('standing.draft')}</EmptyState>;
  }
  const send = () =>
    add.mutate(
      { params: { id: campaign.id, stageId: stage.id }, body: { version: campaign.version } },
      { onError: toastProblem },
    );
  return (
    <EmptyState
      acts={
        campaign.may.define && (
          <Button onClick={send} loading={add.isPending}>
            {t('standing.add')}
          </Button>
        )
      }
    >
      {t('standing.empty')}
    </EmptyState>
  );
}

function Open({ id }: { id: string }) {
  const { t } = useTranslation('emulation');
  return (
    <Link to="/scorecards/$id" params={{ id }}>
      {t('standing.open')}
    </Link>
  );
}

interface ClustersProps {
  readonly standing: Standing;
  readonly onScore: (scored: Scored) => void;
}

function Clusters({ standing, onScore }: ClustersProps) {
  const { t } = useTranslation('emulation');
  const { clusters, criteria, scorecardId, most } = standing;
  return (
    <>
      <p>{scorecardId && <Open id={scorecardId} />}</p>
      {clusters.length === 0 && <EmptyState>{t('standing.noRows')}</EmptyState>}
      {clusters.map(({ id, name, head, rows }) => (
        <ScrollBox key={id} label={name}>
          <table className={classes.table}>
            <caption>
              {t('standing.caption', { name })}
              {head && <span className="meta"> · {t('overview.head', { name: head.name })}</span>}
            </caption>
            <thead>
              <tr>
                <th scope="col" className={classes.narrow}>
                  {t('standing.rank')}
                </th>
                <th scope="col">{t('standing.unit')}</th>
                <th scope="col" className={classes.right}>
                  {t('standing.total')}{' '}
                  <span className="meta">{t('standing.most', { count: most })}</span>
                </th>
                {criteria.map((criterion) => (
                  <th key={criterion.key} scope="col">
                    {criterion.name}{' '}
                    {criterion.most !== null && (
                      <span className="meta">{t('standing.most', { count: criterion.most })}</span>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.unit.id} row={row} criteria={criteria} onScore={onScore} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ))}
    </>
  );
}

interface RowProps {
  readonly row: StandingRow;
  readonly criteria: readonly StandingCriterion[];
  readonly onScore: (scored: Scored) => void;
}

function Row({ row, criteria, onScore }: RowProps) {
  const { t } = useTranslation('emulation');
  return (
    <tr>
      <td data-label={t('standing.rank')}>{row.rank ?? '–'}</td>
      <th scope="row">
        {row.unit.name}
        {row.rank === null && (
          <span className={classes.notRanked}>
            {row.failedGate
              ? t('standing.gate', { name: row.failedGate.name })
              : t('standing.unranked')}
          </span>
        )}
      </th>
      <td className={classes.right} data-label={t('standing.total')}>
        {row.total === null ? t('standing.noFigure') : number(row.total)}
      </td>
      {criteria.map((criterion, at) => {
        const cell = row.cells[at];
        return (
          <td key={criterion.key} data-label={criterion.name}>
            {cell && <Cell criterion={criterion} cell={cell} row={row} onScore={onScore} />}
          </td>
        );
      })}
    </tr>
  );
}

interface CellProps {
  readonly criterion: StandingCriterion;
  readonly cell: StandingCell;
  readonly row: StandingRow;
  readonly onScore: (scored: Scored) => void;
}

function Cell({ criterion, cell, row, onScore }: CellProps) {
  const { t } = useTranslation('emulation');
  if (!criterion.isAppraised) {
    if (cell.points === null) return t('standing.noFigure');
    if (criterion.role === 'gate')
      return t(cell.points > 0 ? 'standing.passed' : 'standing.failed');
    return number(cell.points);
  }
  const { self, given } = cell;
  const names = { criterion: criterion.name, unit: row.unit.name };
  const score = (side: 'self' | 'given') => onScore({ side, criterion, cell, unit: row.unit });
  return (
    <span className={classes.pair}>
      <span>
        {self ? t('standing.self', { points: number(self.points) }) : t('standing.noSelf')}
        <Files files={self?.files ?? []} />
      </span>
      {self && <span className="meta">{self.words}</span>}
      <strong>
        {given ? t('standing.given', { points: number(given.points) }) : t('standing.noGiven')}
        <Files files={given?.files ?? []} />
      </strong>
      {given && self && given.points !== self.points && (
        <span className="meta">{t('standing.reason', { words: given.words })}</span>
      )}
      <span className={classes.rowActs} data-screen>
        {row.maySelfScore && (
          <button
            type="button"
            className="link-button"
            aria-label={t('standing.scoreOf', names)}
            onClick={() => score('self')}
          >
            {t('standing.score')}
          </button>
        )}
        {row.mayAppraise && (
          <button
            type="button"
            className="link-button"
            aria-label={t('standing.appraiseOf', names)}
            onClick={() => score('given')}
          >
            {t('standing.appraise')}
          </button>
        )}
      </span>
    </span>
  );
}

function Files({ files }: { files: NonNullable<StandingCell['self']>['files'] }) {
  return files.map(({ id, name, href }) => (
    <a key={id} href={href} download style={{ marginLeft: '0.375rem' }}>
      {name}
    </a>
  ));
}
