import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator, TargetDetail } from '../../server/indicators/contract.ts';
import { say } from '../kit/format.ts';
import { JudgementChip } from './class-chip.tsx';
import classes from './indicators.module.css';
import { QuestionItem } from './question-item.tsx';
import { SourceLink } from './source-link.tsx';

const PathChart = lazy(async () => ({ default: (await import('./path-chart.tsx')).PathChart }));

interface TargetPanelProps {
  readonly indicator: Indicator;
  readonly target: TargetDetail;
  readonly onAsk: (() => void) | null;
  readonly onChange: (() => void) | null;
}

/** One target: the sentence, the ordering words, the chart, and what was asked and answered about it. */
export function TargetPanel({ indicator, target, onAsk, onChange }: TargetPanelProps) {
  const { t } = useTranslation('indicators');
  const { judgement, source, questions } = target;
  const hasChart = target.promise.kind !== 'qualitative' && target.series.length > 0;
  return (
    <section className={classes.target} aria-label={say(target.promised)}>
      <p className={classes.sentence}>
        {judgement ? say(judgement.reason) : `${target.name} ${say(target.promised)}`}
      </p>
      <div className={classes.line}>
        <JudgementChip judgement={judgement} />
        {target.aspirational && <span className="meta">{t('aspirational')}</span>}
        {target.openQuestion && <span className="meta">{t('asked')}</span>}
        <SourceLink source={source} />
        {onChange && (
          <Button variant="default" onClick={onChange} data-screen>
            {t('form.changeTarget')}
          </Button>
        )}
        {onAsk && (
          <Button variant="default" onClick={onAsk} data-screen>
            {t('ask.open')}
          </Button>
        )}
      </div>
      {source.quote !== '' && <blockquote className={classes.quote}>{source.quote}</blockquote>}
      {hasChart && (
        <Suspense fallback={<div className={classes.chart} />}>
          <PathChart indicator={indicator} target={target} />
        </Suspense>
      )}
      {questions.length > 0 && (
        <ul className={classes.questions} aria-label={t('ask.title')}>
          {questions.map((question) => (
            <li key={question.id} className={classes.question}>
              <QuestionItem question={question} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
