import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { followTargets, planTargets } from '../../server/indicators/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number, say } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/notices.ts';
import { JudgementChip } from './class-chip.tsx';
import classes from './indicators.module.css';

/** The targets of a plan: how each that is followed stands, and those found in the words that are not. */
export function PlanTargets({ planId, directiveId }: { planId: string; directiveId: string }) {
  const { t } = useTranslation('indicators');
  const { asOf } = useAsOf();
  const { data } = useRead(planTargets, {
    params: { id: planId },
    query: { asOf: asOf ?? undefined },
  });
  const act = useAct(followTargets);
  if (!data || data.followed.length + data.found.length === 0) return null;
  const mayFollow = data.mayFollow && asOf === null;
  const follow = (provisionIds: string[] | null) =>
    act.mutate(
      { params: { id: planId }, body: { provisionIds } },
      {
        onSuccess: ({ targets }) => toast(t('plan.followed', { count: targets.length })),
        onError: toastProblem,
      },
    );
  return (
    <section>
      <h2>
        {t('plan.title')} <span className="tnum">{number(data.followed.length)}</span>
      </h2>
      <ul className={classes.found}>
        {data.followed.map((row) => (
          <li key={row.id}>
            <span>
              {row.judgement ? (
                <Link to="/indicators/$id" params={{ id: row.indicatorId }}>
                  {row.name}
                </Link>
              ) : (
                row.name
              )}{' '}
              <strong>{say(row.promised)}</strong>
            </span>
            <JudgementChip judgement={row.judgement} />
          </li>
        ))}
      </ul>
      {data.found.length > 0 && (
        <>
          <div className={classes.line}>
            <h3>
              {t('plan.found')} <span className="tnum">{number(data.found.length)}</span>
            </h3>
            {mayFollow && (
              <Button
                variant="default"
                loading={act.isPending}
                onClick={() => follow(null)}
                data-screen
              >
                {t('plan.followAll', { count: data.found.length })}
              </Button>
            )}
          </div>
          <ul className={classes.found}>
            {data.found.map((found) => (
              <li key={found.provisionId}>
                <span>
                  {found.span ? (
                    <Link
                      to="/directives/$id"
                      params={{ id: directiveId }}
                      search={{ at: `${found.span.start}-${found.span.end}` }}
                    >
                      {found.name}
                    </Link>
                  ) : (
                    found.name
                  )}{' '}
                  <strong>{say(found.promised)}</strong>{' '}
                  <span className="meta">
                    {found.asks.map((each) => t(`plan.asks.${each}`)).join(', ')}
                  </span>
                </span>
                {mayFollow && (
                  <button
                    type="button"
                    className="link-button"
                    disabled={act.isPending}
                    onClick={() => follow([found.provisionId])}
                    data-screen
                  >
                    {t('plan.follow')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
