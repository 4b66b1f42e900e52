import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asDay } from '../../../server/calendar/rules/day.ts';
import { getPlanNetwork, type PlanNetwork as Network } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, number } from '../../kit/format.ts';
import { ReadState } from '../../kit/states.tsx';
import { StatusChip } from '../../kit/status-chip.tsx';
import classes from './whole.module.css';

/** So many hold-ups are named; the graph shows all of them. */
const MOST = 10;

/** Trọng tâm of a plan: what holds up most, the critical path, and the shifts to propose. */
export function PlanNetwork({ planId }: { planId: string }) {
  const { t } = useTranslation('ties');
  const { asOf } = useAsOf();
  const query = asOf === null ? {} : { asOf };
  const network = useRead(getPlanNetwork, { params: { id: planId }, query });
  return (
    <section className={classes.section} aria-label={t('network.title')}>
      <ReadState query={network} what={t('network.what')}>
        {(found) => <Found network={found} />}
      </ReadState>
    </section>
  );
}

function Found({ network }: { network: Network }) {
  const { t } = useTranslation('ties');
  const { holdUps, criticalPath, shifts } = network;
  const named = new Map(network.tasks.map((task) => [task.id, task]));
  const titleOf = (id: string) => named.get(id)?.title ?? id;
  if (network.waits.length === 0) return <p className="meta">{t('network.none')}</p>;
  return (
    <div className={classes.columns}>
      <section>
        <h3 className={classes.kind}>{t('network.title')}</h3>
        <p className="meta">{t('network.lead', { count: holdUps.length })}</p>
        <ol className={classes.steps}>
          {holdUps.slice(0, MOST).map(({ id, count, weight }) => (
            <li key={id}>
              <TaskLink id={id} title={titleOf(id)} /> <Status task={named.get(id)} />
              <div className="meta">
                {t('network.holds')} {t('network.behind', { count: count, n: number(count) })} ·{' '}
                {t('network.weight', { weight: number(weight) })}
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3 className={classes.kind}>{t('network.path')}</h3>
        <p className="meta">{t('network.pathHint')}</p>
        {criticalPath.length === 0 ? (
          <p>{t('network.noPath')}</p>
        ) : (
          <ol className={classes.steps}>
            {criticalPath.map(({ id, startsOn, endsOn }) => (
              <li key={id}>
                <TaskLink id={id} title={titleOf(id)} />
                <div className="meta">
                  {t('network.from', { day: day(asDay(startsOn)) })} ·{' '}
                  {t('network.to', { day: day(asDay(endsOn)) })}
                </div>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section>
        <h3 className={classes.kind}>{t('network.shifts')}</h3>
        <p className="meta">{t('network.shiftsHint')}</p>
        {shifts.length === 0 ? (
          <p>{t('network.noShifts')}</p>
        ) : (
          <ul className={classes.steps}>
            {shifts.map(({ id, from, to, because }) => (
              <li key={id}>
                <TaskLink id={id} title={titleOf(id)} />
                <div>
                  <del>{day(asDay(from))}</del> → {day(asDay(to))}
                </div>
                <div className="meta">{t('network.because', { title: titleOf(because) })}</div>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function TaskLink({ id, title }: { id: string; title: string }) {
  return (
    <Link to="/tasks/$id" params={{ id }}>
      {title}
    </Link>
  );
}

function Status({ task }: { task: Network['tasks'][number] | undefined }) {
  return task ? <StatusChip status={task.status} daysLate={task.daysLate} /> : null;
}
