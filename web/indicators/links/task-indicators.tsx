import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listTaskIndicators,
  type MovedIndicator,
  unlinkTask,
} from '../../../server/indicators/link-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { number, say } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/notices.ts';
import { ReadState } from '../../kit/states.tsx';
import { IndicatorPicker } from '../allocation/indicator-picker.tsx';
import { JudgementChip } from '../class-chip.tsx';
import classes from './links.module.css';
import { NoteDialog } from './note-dialog.tsx';

/** Chỉ tiêu of a task: what it moves, how each target stands, and how much of the way is done. */
export function TaskIndicators({ taskId }: { taskId: string }) {
  const { t } = useTranslation('allocation');
  const { asOf } = useAsOf();
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const query = asOf === null ? {} : { asOf };
  const found = useRead(listTaskIndicators, { params: { id: taskId }, query });
  const unlink = useAct(unlinkTask, { onDone: () => toast(t('links.removed')) });
  return (
    <section className={classes.section} aria-label={t('links.taskTitle')}>
      <ReadState query={found} what={t('links.whatTask')}>
        {({ indicators, percent, mayLink }) => (
          <>
            {indicators.length === 0 ? (
              <p className="meta">{t('links.noneTask')}</p>
            ) : (
              <p>
                {percent === null
                  ? t('links.noPercent')
                  : t('links.percent', { percent: number(Math.floor(percent)) })}
              </p>
            )}
            <ul>
              {indicators.map((indicator) => (
                <li key={indicator.id} className={classes.line}>
                  <Moved indicator={indicator} />
                  {mayLink && (
                    <ActionIcon
                      variant="subtle"
                      className={classes.remove}
                      aria-label={t('links.remove', { title: indicator.name })}
                      onClick={() =>
                        unlink.mutate(
                          { params: { id: indicator.id, taskId } },
                          { onError: toastProblem },
                        )
                      }
                      data-screen
                    >
                      <IconX size={16} stroke={1.75} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
            {mayLink && (
              <div data-screen>
                <IndicatorPicker
                  label={t('links.addIndicator')}
                  value={null}
                  without={new Set(indicators.map(({ id }) => id))}
                  onChange={({ id, name }) => setChosen({ id, name })}
                />
              </div>
            )}
          </>
        )}
      </ReadState>
      {chosen && (
        <NoteDialog
          indicatorId={chosen.id}
          taskId={taskId}
          title={chosen.name}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

function Moved({ indicator }: { indicator: MovedIndicator }) {
  const { t } = useTranslation('allocation');
  return (
    <span className={classes.words}>
      <Link to="/indicators/$id" params={{ id: indicator.id }}>
        {indicator.name}
      </Link>{' '}
      {indicator.note}
      {indicator.targets.length === 0 && <span className="meta"> {t('links.noTargets')}</span>}
      {indicator.targets.map(({ id, promised, judgement, percent }) => (
        <span key={id} className={classes.target}>
          <JudgementChip judgement={judgement} />{' '}
          <span className="meta">
            {say(promised)}
            {percent !== null && ` · ${t('links.way', { percent: number(Math.floor(percent)) })}`}
          </span>
        </span>
      ))}
    </span>
  );
}
