import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Amendment, Said, ShownChange } from '../../server/amendments/contract.ts';
import { KINDS } from '../../server/amendments/rules/kinds.ts';
import { isUndecided } from '../../server/amendments/rules/steps.ts';
import { usePreferences } from '../app/preferences.ts';
import { toastProblem } from '../kit/toast.tsx';
import classes from './amendments.module.css';
import type { Opened } from './opened.ts';
import type { Judging } from './use-judging.ts';

interface ChangeCardProps {
  readonly change: ShownChange;
  readonly name: string;
  readonly judging: Judging;
  readonly may: Amendment['may'];
  readonly onOpen: (opened: Opened) => void;
}

/** One change: what was, what is to be, why, what was said and decided, and who else touches the same. */
export function ChangeCard({ change, name, judging, may, onOpen }: ChangeCardProps) {
  const { t } = useTranslation('amendments');
  const isNext = judging.next?.key === change.key;
  return (
    <li className={classes.card} data-chosen={isNext || undefined} aria-label={name}>
      <div className={classes.body}>
        <p>
          <strong>{[change.place, change.title].filter(Boolean).join(', ')}</strong>
        </p>
        <p>
          {t(`kind.${change.kind}`)}: <FromTo change={change} />
        </p>
        <p className={classes.meta}>{t('change.reason', { words: change.reason })}</p>
        {change.below && (
          <p className={classes.meta}>
            {t(`change.below.${change.below.rule}`, { count: change.below.count })}
          </p>
        )}
        <SaidOfIt change={change} />
        {change.clashes.map((clash) => (
          <Clash
            key={`${clash.amendmentId}:${clash.key}`}
            clash={clash}
            onCompare={
              may.includes('merge') && isUndecided(clash.state)
                ? () => onOpen({ act: 'compare', change, clash })
                : null
            }
          />
        ))}
      </div>
      <div className={classes.acts} data-screen>
        <CardActs change={change} judging={judging} may={may} onOpen={onOpen} />
      </div>
    </li>
  );
}

/** The old value struck, then the new one; what is added or ends says so in a word. */
function FromTo({ change }: { change: ShownChange }) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const { before, after } = change.says;
  const ends = KINDS[change.kind].value === null;
  return (
    <>
      {before ? <del className={classes.old}>{say(before) || t('form.nowNone')}</del> : null}
      {before && ' → '}
      {ends ? t('change.ends') : <ins className={classes.new}>{say(after)}</ins>}
    </>
  );
}

function SaidOfIt({ change }: { change: ShownChange }) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const { opinion, decision, merged, held, outcome, says } = change;
  const by = (name: string | null, words: string) => [name, words].filter(Boolean).join(': ');
  return (
    <>
      {opinion && (
        <p>
          {t(`change.opinion.${opinion.opinion}`, { value: say(says.opinion) })}{' '}
          <span className={classes.meta}>{by(change.opinionBy, opinion.words)}</span>
        </p>
      )}
      {decision && (
        <p>
          <strong>{t(`change.decision.${decision.outcome}`, { value: say(says.decided) })}</strong>{' '}
          <span className={classes.meta}>{by(change.decisionBy, decision.words)}</span>
        </p>
      )}
      {merged && (
        <p>
          <Link to="/amendments/$id" params={{ id: merged.amendmentId }}>
            {t('change.merged', { number: merged.number })}
          </Link>{' '}
          <span className={classes.meta}>{merged.words}</span>
        </p>
      )}
      {outcome && <p>{t(`change.outcome.${outcome}`)}</p>}
      {held && outcome === 'held' && (
        <p>{t(`change.held.${held.because}`, { now: say(says.now), why: say(held.says) })}</p>
      )}
    </>
  );
}

function Clash({
  clash,
  onCompare,
}: {
  clash: ShownChange['clashes'][number];
  onCompare: (() => void) | null;
}) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  return (
    <p className={classes.clash}>
      <Link to="/amendments/$id" params={{ id: clash.amendmentId }}>
        {t('change.clash', { number: clash.number })}
      </Link>
      <span>
        {t('change.clashWith', { unit: clash.unit, value: say(clash.after) || t('change.ends') })}
      </span>
      {onCompare && (
        <Button variant="default" size="compact-sm" onClick={onCompare}>
          {t('act.compare')}
        </Button>
      )}
    </p>
  );
}

function CardActs({ change, judging, may, onOpen }: Omit<ChangeCardProps, 'name'>) {
  const { t } = useTranslation('amendments');
  if (may.includes('write')) {
    return (['edit', 'remove'] as const).map((act) => (
      <Button key={act} variant="default" size="compact-sm" onClick={() => onOpen({ act, change })}>
        {t(`act.${act}`)}
      </Button>
    ));
  }
  if (may.includes('settle') && change.outcome === 'held') {
    return (['settle', 'dropHeld'] as const).map((act) => (
      <Button key={act} variant="default" size="compact-sm" onClick={() => onOpen({ act, change })}>
        {t(`act.${act}`)}
      </Button>
    ));
  }
  if (judging.as === null || change.merged !== null) return null;
  const hasValue = KINDS[change.kind].value !== null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void judging.judge([change], 'agree').catch(toastProblem)}
      >
        {t('act.agree')}
      </Button>
      {(['other', 'no'] as const)
        .filter((act) => act === 'no' || hasValue)
        .map((act) => (
          <Button
            key={act}
            variant="default"
            size="compact-sm"
            onClick={() => onOpen({ act, change })}
          >
            {t(`act.${act}`)}
          </Button>
        ))}
    </>
  );
}

/** Says something in the language of the page; nothing where there is nothing. */
export function useSay(): (said: Said | null) => string {
  const { language } = usePreferences();
  return (said) => said?.[language] ?? '';
}
