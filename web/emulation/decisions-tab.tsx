import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Decision,
  getDecisionSheet,
  listDecisions,
} from '../../server/emulation/decision-contract.ts';
import { sayCoefficient } from '../../server/emulation/rules/award-rules.ts';
import { groupDigits } from '../../server/emulation/rules/draft-review.ts';
import { addressOf } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, say } from '../kit/format.ts';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { DecideSheet } from './decide-sheet.tsx';
import classes from './emulation.module.css';
import { ScrollBox } from './scroll-box.tsx';
import type { StageProps } from './stage-props.ts';

/** Quyết định khen thưởng of a stage: who was awarded what, with every bonus in đồng. */
export function DecisionsTab({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const { asOf } = useView();
  const [isOpen, setIsOpen] = useState(false);
  const query = useRead(listDecisions, {
    params: { id: campaign.id },
    query: { asOf: asOf ?? undefined },
  });
  const act = campaign.may.decide && (
    <Button onClick={() => setIsOpen(true)} data-screen>
      {t('act.decide')}
    </Button>
  );
  return (
    <ReadState query={query}>
      {({ decisions }) => {
        const shown = decisions.filter(({ stageId }) => stageId === stage.id);
        return (
          <>
            {shown.length === 0 ? <EmptyState acts={act}>{t('decision.none')}</EmptyState> : act}
            {shown.map((decision) => (
              <DecisionCard key={decision.id} decision={decision} />
            ))}
            {isOpen && (
              <DecideSheet campaign={campaign} stage={stage} onClose={() => setIsOpen(false)} />
            )}
          </>
        );
      }}
    </ReadState>
  );
}

function DecisionCard({ decision }: { decision: Decision }) {
  const { t } = useTranslation('emulation');
  const { id, number, signedOn, signer, awards, total, baseSource } = decision;
  const title = t('decision.title', { number, day: day(signedOn) });
  return (
    <article className={classes.section}>
      <h2>{title}</h2>
      <p className="meta">
        {t('decision.by', { name: signer.name })}.{' '}
        {t('decision.total', {
          total: groupDigits(total),
          base: groupDigits(awards[0]?.base ?? '0'),
          source: baseSource,
        })}
      </p>
      <div className={classes.rowActs} data-screen>
        <PaperButton
          side="start"
          papers={[{ kind: 'award-decision', title, query: { id }, rows: awards.length }]}
          files={[
            {
              label: t('decision.xlsx'),
              href: addressOf(getDecisionSheet, { params: { id } }),
            },
          ]}
        />
      </div>
      <ScrollBox label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('decision.who')}</th>
              <th scope="col">{t('decision.award')}</th>
              <th scope="col">{t('decision.vote')}</th>
              <th scope="col" className={classes.right}>
                {t('decision.coefficient')}
              </th>
              <th scope="col" className={classes.right}>
                {t('decision.bonus')}
              </th>
            </tr>
          </thead>
          <tbody>
            {awards.map((award) => (
              <tr key={award.nominationId}>
                <th scope="row">
                  {award.name}
                  {award.kind === 'person' && <span className="meta"> {award.unitName}</span>}
                </th>
                <td data-label={t('decision.award')}>{say(award.awardName)}</td>
                <td data-label={t('decision.vote')}>{say(award.vote)}</td>
                <td
                  className={classes.right}
                  data-label={t('decision.coefficient')}
                  title={award.coefficientBasis}
                >
                  {sayCoefficient(award.coefficient)}
                </td>
                <td className={classes.right} data-label={t('decision.bonus')}>
                  {groupDigits(award.bonus)}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={4}>
                {t('decision.sum')}
              </th>
              <td className={classes.right}>
                <strong>{groupDigits(total)}</strong>
              </td>
            </tr>
          </tbody>
        </table>
      </ScrollBox>
    </article>
  );
}
